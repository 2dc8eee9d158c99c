package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.ServiceName;
import java.util.List;
import java.util.Optional;

/**
 * An exchange as it stands, for whoever asks. Times are milliseconds since 1970.
 *
 * @param caller who made it, and may see it; empty for callers without a key
 * @param delivery empty where nothing is to be delivered
 * @param steps in the order in which they came
 */
public record Exchange(
        ExchangeId id,
        String caller,
        ServiceName service,
        ExchangeState state,
        Deadline deadline,
        Optional<Long> endedAt,
        Body request,
        Optional<KeptReply> reply,
        Optional<Delivery> delivery,
        List<Step> steps) {

    /** @param size in bytes */
    public record Body(String contentType, long size) {}

    /** @param lateAt when it came, if that was after the end */
    public record KeptReply(Body body, int status, Optional<Long> lateAt) {}

    /** @param attempts a JSON array, oldest first */
    public record Delivery(String url, String state, Optional<Long> nextAttemptAt, String attempts) {
        static final String PENDING = "pending";

        static Delivery pending(String url) {
            return new Delivery(url, PENDING, Optional.empty(), "[]");
        }
    }

    /** Progress that a replier reported. */
    public record Step(String name, long at) {}

    public Exchange with(List<Step> steps) {
        return new Exchange(id, caller, service, state, deadline, endedAt, request, reply, delivery, steps);
    }

    static Exchange of(NewExchange exchange) {
        OutgoingRequest request = exchange.request();
        return new Exchange(
                request.id(),
                exchange.caller(),
                request.service(),
                ExchangeState.PENDING,
                request.deadline(),
                Optional.empty(),
                new Body(request.content().type(), request.size()),
                Optional.empty(),
                exchange.returnAddress().map(address -> Delivery.pending(address.text())),
                List.of());
    }
}
