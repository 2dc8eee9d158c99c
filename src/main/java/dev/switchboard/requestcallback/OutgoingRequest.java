package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;

/** A request on its way to its service: what the replier will see of the exchange. */
public record OutgoingRequest(
        ExchangeId id, ServiceName service, Content content, TraceContext trace, Deadline deadline) {

    /** @return bytes of the body */
    int size() {
        return content.bytes().length;
    }
}
