package dev.switchboard.outside;

/** A client of the broker in one of its protocols, which subscribes to one topic and publishes to it. */
interface TopicClient extends AutoCloseable {
    long PATIENCE_SECONDS = 60;

    void publish(String text) throws Exception;

    /** The text of the next event; fails where none comes. */
    String next() throws Exception;
}
