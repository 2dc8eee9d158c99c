package dev.switchboard.channel;

/**
 * What the broker said of a queue.
 *
 * @param consumers that listen to it
 * @param depth messages that wait in it, when last asked
 * @param changedAt when this was true, as of {@link System#nanoTime()}
 */
public record QueueState(int consumers, long depth, long changedAt) {
    static final QueueState NONE = new QueueState(0, 0, 0);

    QueueState at(long nanos) {
        return new QueueState(consumers, depth, nanos);
    }

    /** An answer may have been overtaken by an announcement. */
    QueueState newer(QueueState other) {
        return other.changedAt - changedAt >= 0 ? other : this;
    }

    QueueState withConsumersOf(QueueState announced) {
        return new QueueState(announced.consumers, depth, announced.changedAt);
    }
}
