package dev.switchboard.outside;

/** Something that was promised by one process, and is kept by the next, which starts on the data of the one that was killed. */
interface Survivor extends AutoCloseable {
    /** Has the first process promise it. */
    void promise(SwitchboardProcess first) throws Exception;

    /** Returns when the kill would hit it in the middle. */
    default void awaitTheMoment() throws InterruptedException {}

    /** Called when the first process is dead. */
    default void killed() throws Exception {}

    /** Fails unless the second process has kept it. */
    void assertKeptBy(SwitchboardProcess second) throws Exception;

    @Override
    default void close() throws Exception {}
}
