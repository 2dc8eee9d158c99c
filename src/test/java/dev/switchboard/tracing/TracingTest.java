package dev.switchboard.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.exchange.TraceContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static final TraceContext CALLER =
            new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    private static final Content NOTHING = new Content("text/plain", new byte[0]);
    private static final ExchangeId ID = ExchangeId.at(1);

    private final List<SpanRecipe> recorded = new ArrayList<>();
    private final Tracing tracing = new Tracing(new Recorder() {
        @Override
        public OpenSpan begin(SpanRecipe recipe) {
            recorded.add(recipe);
            return OpenSpan.NONE;
        }

        @Override
        public OpenSpan current() {
            return OpenSpan.NONE;
        }
    });

    @Test
    void switchedOffItRecordsNothingAndChangesNothing() {
        Request request = Request.of(NOTHING);
        Event event = Event.of("test", NOTHING);

        assertThat(Tracing.OFF.isOn()).isFalse();
        assertThat(Tracing.OFF
                        .sending(ID, new ServiceName("test"), Optional.of(CALLER))
                        .around(request))
                .isSameAs(request);
        assertThat(Tracing.OFF
                        .publishing(new TopicName("test"), 1, Optional.empty())
                        .around(event))
                .isSameAs(event);
        assertThat(Tracing.OFF
                        .attempting(URI.create("https://example.org"), Map.of())
                        .trace())
                .isEmpty();
        assertThat(Tracing.OFF.parent(Optional.of(CALLER))).contains(CALLER);
    }

    @Test
    void ofTheOutcomesAReplyAloneIsAMessage() {
        Outcome reply = new Replied(ID, new Reply(NOTHING, 200, Optional.of(CALLER)));

        tracing.replied(ID, "replies", Optional.empty(), new Expired(ID));
        tracing.replied(ID, "replies", Optional.empty(), reply);

        assertThat(recorded).singleElement().satisfies(span -> assertThat(span.link())
                .contains(CALLER));
    }

    @Test
    void anAttemptTellsItsReceiverAndNoSecretOfItsUrl() {
        tracing.attempting(
                URI.create("https://user:word@example.org/secret?token=x"),
                Map.of("traceparent", CALLER.traceparent()));

        assertThat(recorded).singleElement().satisfies(span -> {
            assertThat(span.parent()).contains(CALLER);
            assertThat(span.attributes())
                    .containsEntry("server.address", "example.org")
                    .containsEntry("server.port", 443L);
            assertThat(span.toString()).doesNotContain("secret", "token", "word");
        });
    }
}
