package dev.switchboard.requestcallback;

import dev.switchboard.channel.CallbackMessage;
import dev.switchboard.delivery.EventContext;
import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.http.Answer;
import dev.switchboard.http.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a return address is told of an exchange that has ended. */
public final class CallbackLetter {
    /** What everybody has to pass on at least (W3C Trace Context, section 3.3.1.5). */
    private static final int LONGEST_TRACESTATE = 512;

    private static final String SOURCE = "/api/services/";
    private static final String TYPE = "dev.switchboard.exchange.";

    private CallbackLetter() {}

    /** @return empty for an exchange without a return address */
    public static Optional<Letter> of(EndedExchange ended) {
        return ended.returnAddress()
                .map(address -> new Letter(
                        ended.id(),
                        Letter.EXCHANGE,
                        address,
                        Optional.empty(),
                        headers(ended),
                        content(ended),
                        ended.caller()));
    }

    /** Whether the letter's body is the exchange's reply, as it came: then it needn't be kept twice. */
    public static boolean isTheReply(Outcome outcome) {
        return outcome instanceof Replied replied && (!replied.reply().isFault() || isProblem(replied.reply()));
    }

    private static Map<String, String> headers(EndedExchange ended) {
        Map<String, String> headers = new HashMap<>(event(ended).headers());
        headers.put(Answer.EXCHANGE_ID, ended.id().text());
        headers.put("traceparent", ended.trace().traceparent());
        ended.trace()
                .tracestate()
                .filter(state -> state.length() <= LONGEST_TRACESTATE)
                .ifPresent(state -> headers.put("tracestate", state));
        if (ended.outcome() instanceof Replied replied) {
            headers.put(CallbackMessage.STATUS, Integer.toString(replied.reply().status()));
        }
        return Map.copyOf(headers);
    }

    /** Its source is the address of the service. */
    private static EventContext event(EndedExchange ended) {
        return new EventContext(
                ended.id().text(),
                TYPE + ExchangeState.endedBy(ended.outcome()).text(),
                SOURCE + ended.service().text(),
                Optional.of(ended.service().text()),
                Optional.of(Instant.ofEpochMilli(ended.endedAt())));
    }

    private static Content content(EndedExchange ended) {
        String path = Paths.of(ended.id());
        if (ended.outcome() instanceof Replied replied) {
            return isTheReply(replied) ? replied.reply().content() : fault(replied, path);
        }
        return Answer.of(ended.outcome(), path).content();
    }

    private static boolean isProblem(Reply reply) {
        return reply.content().type().startsWith(Problem.MEDIA_TYPE);
    }

    private static Content fault(Replied replied, String path) {
        String detail =
                "It answered with status " + replied.reply().status() + "; GET " + path + "/reply tells what it said";
        return new Problem(Fault.REPLIER_FAULT, detail, Optional.of(replied.id()))
                .toAnswer(path)
                .content();
    }
}
