package dev.switchboard.metrics;

import dev.switchboard.channel.DeadLetterChannel;
import dev.switchboard.channel.InvalidMessageChannel;
import dev.switchboard.channel.QueueWatch;
import dev.switchboard.requestcallback.ExchangeStreams;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The node, its way to the broker, and the broker's queues that should be empty. */
@Dependent
class NodeMetrics implements MetricSource {
    private static final List<String> QUEUES =
            List.of(DeadLetterChannel.DEAD_LETTERS, DeadLetterChannel.GIVEN_UP, InvalidMessageChannel.QUEUE);

    private static final Metric UP =
            new Metric("broker_up", "Whether this node is connected to the broker, and answered by it");
    private static final Metric PARKED =
            new Metric("parked_messages", "Messages that lie where nobody could handle them, seen by every node");
    private static final Metric STREAMS =
            new Metric("exchange_streams", "Streams of exchanges' lives that are open on this node");
    private static final Metric MOST = new Metric("ledger_connections_limit", "Connections to the database at most");
    private static final Metric IN_USE = new Metric("ledger_connections_used", "Connections that work is done with");
    private static final Metric WAITING =
            new Metric("ledger_connections_waiting", "How many wait for a connection to the database");

    @Inject
    private QueueWatch queues;

    @Inject
    private ExchangeStreams streams;

    @Inject
    private ConnectionPool pool;

    @Override
    public Stream<MetricSnapshot> look() {
        return Stream.of(
                one(UP, queues.brokerAnswers() ? 1 : 0),
                PARKED.measured(QUEUES.stream().flatMap(this::depth)),
                one(STREAMS, streams.readers()),
                one(MOST, pool.most()),
                one(IN_USE, pool.inUse()),
                one(WAITING, pool.waiting()));
    }

    private Stream<Point> depth(String queue) {
        return queues.state(queue).stream().map(state -> Point.of((double) state.depth(), "queue", queue));
    }

    private static MetricSnapshot one(Metric metric, double value) {
        return metric.measured(Stream.of(Point.of(value)));
    }
}
