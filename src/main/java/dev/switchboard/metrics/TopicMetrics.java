package dev.switchboard.metrics;

import dev.switchboard.channel.QueueWatch;
import dev.switchboard.channel.SubscriptionState;
import dev.switchboard.publishsubscribe.Streams;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.TopicDeclaration;
import dev.switchboard.registry.Topics;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How the declared topics fare. Subscriptions are told of together, and of the deepest, because clients make them at will, with names of their
 * own.
 */
@Dependent
class TopicMetrics implements MetricSource {
    private static final String TOPIC = "topic";
    private static final Metric EVENTS = new Metric("events_published", "Events that were published by this node");
    private static final Metric REFUSALS =
            new Metric("publish_refusals", "Publishers to a topic who were refused, by problem");
    private static final Metric STREAMS =
            new Metric("topic_streams", "Streams of the topic that are open on this node");
    private static final Metric SUBSCRIPTIONS =
            new Metric("subscriptions", "Subscriptions to the topic of all kinds, seen by every node");
    private static final Metric DEPTH =
            new Metric("subscription_messages", "Events that wait in all its subscriptions, seen by every node");
    private static final Metric DEEPEST = new Metric(
            "subscription_messages_max", "Events that wait in the deepest of its subscriptions, seen by every node");

    @Inject
    private Topics topics;

    @Inject
    private Figures figures;

    @Inject
    private QueueWatch queues;

    @Inject
    private Streams streams;

    @Override
    public Stream<MetricSnapshot> look() {
        Collection<TopicDeclaration> all = topics.all();
        return Stream.of(
                EVENTS.counted(points(all, topic -> figures.of(topic).events())),
                REFUSALS.counted(all.stream().flatMap(this::refusals)),
                STREAMS.measured(points(all, topic -> streams.readers(topic.name()))),
                SUBSCRIPTIONS.measured(subscriptionPoints(all, List::size)),
                DEPTH.measured(subscriptionPoints(all, TopicMetrics::sum)),
                DEEPEST.measured(subscriptionPoints(all, TopicMetrics::most)));
    }

    private static Stream<Point> points(Collection<TopicDeclaration> topics, ToDoubleFunction<TopicDeclaration> value) {
        return topics.stream()
                .map(topic ->
                        Point.of(value.applyAsDouble(topic), TOPIC, topic.name().text()));
    }

    private Stream<Point> refusals(TopicDeclaration topic) {
        return figures.of(topic).refusals().entrySet().stream()
                .map(each -> Point.of(
                        each.getValue(),
                        TOPIC,
                        topic.name().text(),
                        "problem",
                        each.getKey().problem()));
    }

    private Stream<Point> subscriptionPoints(
            Collection<TopicDeclaration> topics, ToDoubleFunction<List<SubscriptionState>> value) {
        return topics.stream().map(topic -> topic.name().text()).flatMap(name -> queues.subscriptions(name).stream()
                .map(states -> Point.of(value.applyAsDouble(states), TOPIC, name)));
    }

    private static double sum(List<SubscriptionState> states) {
        return states.stream().mapToLong(SubscriptionState::depth).sum();
    }

    private static double most(List<SubscriptionState> states) {
        return states.stream().mapToLong(SubscriptionState::depth).max().orElse(0);
    }
}
