package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.GivenUp;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackLetterTest {
    private static final long END = 1_800_000_000_000L;
    private static final ExchangeId ID = ExchangeId.at(END - 1_000);
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aReplyIsToldAsItCame() {
        Letter letter = letter(replied(201, "application/json", "{}"));

        assertThat(letter.id()).isEqualTo(ID);
        assertThat(letter.origin()).isEqualTo("exchange");
        assertThat(letter.body().type()).isEqualTo("application/json");
        assertThat(body(letter)).isEqualTo("{}");
        assertThat(letter.headers())
                .containsEntry("ce-type", "dev.switchboard.exchange.replied")
                .containsEntry("ce-subject", "a.service")
                .containsEntry("ce-time", "2027-01-15T08:00:00Z")
                .containsEntry("Exchange-Id", ID.text())
                .containsEntry("Exchange-Status", "201")
                .containsEntry("traceparent", PARENT)
                .containsEntry("tracestate", "a=b");
    }

    @Test
    void aFaultIsToldAsAProblemThatSaysWhereTheReplyIs() {
        Outcome fault = replied(422, "text/plain", "no such customer");

        Letter letter = letter(fault);

        assertThat(CallbackLetter.isTheReply(fault)).isFalse();
        assertThat(letter.headers())
                .containsEntry("ce-type", "dev.switchboard.exchange.failed")
                .containsEntry("Exchange-Status", "422");
        assertThat(letter.body().type()).isEqualTo("application/problem+json");
        assertThat(body(letter)).contains("/problems/replier-fault", "422", "/api/exchanges/" + ID + "/reply");
    }

    @Test
    void aProblemOfTheRepliersOwnIsToldAsItCame() {
        Outcome fault = replied(422, "application/problem+json", "{\"title\":\"Theirs\"}");

        assertThat(CallbackLetter.isTheReply(fault)).isTrue();
        assertThat(body(letter(fault))).isEqualTo("{\"title\":\"Theirs\"}");
    }

    @Test
    void whatExpiredOrWasGivenUpIsToldAsAProblem() {
        Letter expired = letter(new Expired(ID));
        Letter givenUp = letter(new GivenUp(ID));

        assertThat(expired.headers()).containsEntry("ce-type", "dev.switchboard.exchange.expired");
        assertThat(body(expired)).contains("/problems/reply-timeout", ID.text());
        assertThat(givenUp.headers()).containsEntry("ce-type", "dev.switchboard.exchange.failed");
        assertThat(body(givenUp)).contains("/problems/replier-gave-up", ID.text());
    }

    @Test
    void aTraceStateThatIsTooLongForAnybodyIsLeftOut() {
        assertThat(letter(new Expired(ID), "a=" + "b".repeat(511)).headers()).doesNotContainKey("tracestate");
    }

    @Test
    void withoutAReturnAddressNobodyIsTold() {
        assertThat(CallbackLetter.of(ended(new Expired(ID), Optional.empty(), "a=b")))
                .isEmpty();
    }

    private static Letter letter(Outcome outcome) {
        return letter(outcome, "a=b");
    }

    private static Letter letter(Outcome outcome, String traceState) {
        return CallbackLetter.of(ended(outcome, Optional.of(ReturnAddress.of("https://example.com/")), traceState))
                .orElseThrow();
    }

    private static EndedExchange ended(Outcome outcome, Optional<ReturnAddress> address, String traceState) {
        TraceContext trace = new TraceContext(PARENT, Optional.of(traceState));
        return new EndedExchange(ID, "", new ServiceName("a.service"), trace, address, END, outcome);
    }

    private static Outcome replied(int status, String type, String text) {
        return new Replied(
                ID, new Reply(new Content(type, text.getBytes(StandardCharsets.UTF_8)), status, Optional.empty()));
    }

    private static String body(Letter letter) {
        return new String(letter.body().bytes(), StandardCharsets.UTF_8);
    }
}
