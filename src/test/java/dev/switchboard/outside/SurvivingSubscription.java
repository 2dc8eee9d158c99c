package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;

/** Events on their way to a webhook. */
final class SurvivingSubscription implements Survivor {
    private static final int EVENTS = 200;

    private final WebhookReceiver receiver = WebhookReceiver.startUnchecked();
    private List<String> published = List.of();

    @Override
    public void promise(SwitchboardProcess first) {
        OwnTopic topic = OwnTopic.declare(first);
        HttpAnswer made = first.http().call(topic.path() + "/subscriptions/audit", request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"url\": \"" + receiver.url("/events") + "\"}")));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        published = IntStream.range(0, EVENTS)
                .mapToObj(i -> topic.publish("event " + i))
                .toList();
    }

    @Override
    public void assertKeptBy(SwitchboardProcess second) {
        await().atMost(OwnService.PATIENCE).untilAsserted(() -> assertThat(receiver.calls())
                .extracting(call -> call.header("webhook-id"))
                .containsAll(published));
    }

    @Override
    public void close() {
        receiver.close();
    }
}
