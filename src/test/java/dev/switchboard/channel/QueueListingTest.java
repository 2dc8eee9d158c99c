package dev.switchboard.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.channel.SubscriptionState.Kind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** The broker's list of queues: read, or refused by an exception that its reader survives. */
class QueueListingTest {
    @Provide
    Arbitrary<String> answers() {
        Arbitrary<String> lists = Arbitraries.of(
                "{}",
                "{\"data\":1}",
                "{\"data\":[1]}",
                "{\"data\":[{}]}",
                "{\"data\":[{\"name\":\"a\",\"consumerCount\":\"x\"}]}",
                "{\"data\":[{\"name\":\"a\",\"consumerCount\":\"1\",\"messageCount\":\"99999999999999999999\"}]}",
                "{\"data\":[{\"name\":1}]}");
        Arbitrary<String> answers = HostileText.of("[]{}\",:\\data01");
        return Arbitraries.oneOf(answers, Arbitraries.oneOf(lists, answers).map(QueueListingTest::answer));
    }

    @Property(tries = 500)
    void anAnswerIsReadOrRefused(@ForAll @From("answers") String answer) {
        Throwable thrown = catchThrowable(() -> {
            QueueListing read = QueueListing.read(answer);
            assertThat(read.states()).hasSizeLessThanOrEqualTo(answer.length());
            assertThat(read.subscriptions()).hasSizeLessThanOrEqualTo(answer.length());
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), refusal -> assertThat(refusal)
                .isInstanceOf(RuntimeException.class));
    }

    @Property(tries = 200)
    void aSubscriptionIsReadAsTheBrokerWritesIt(
            @ForAll @StringLength(min = 1, max = 50) String queue,
            @ForAll @StringLength(min = 1, max = 50) String topic,
            @ForAll @IntRange(min = 0) int consumers,
            @ForAll @LongRange(min = 0) long depth,
            @ForAll boolean durable) {
        JsonObject written = Json.createObjectBuilder()
                .add("name", queue)
                .add("address", topic)
                .add("routingType", "MULTICAST")
                .add("durable", String.valueOf(durable))
                .add("consumerCount", String.valueOf(consumers))
                .add("messageCount", String.valueOf(depth))
                .build();
        JsonObject list = Json.createObjectBuilder()
                .add("data", Json.createArrayBuilder().add(written))
                .build();

        QueueListing read = QueueListing.read(answer(list.toString()));

        assertThat(read.states()).isEqualTo(Map.of(queue, new QueueState(consumers, depth, 0)));
        assertThat(read.subscriptions())
                .isEqualTo(Map.of(
                        topic, List.of(new SubscriptionState(queue, Kind.of(queue, durable), consumers, depth))));
    }

    private static String answer(String list) {
        return Json.createArrayBuilder().add(list).build().toString();
    }
}
