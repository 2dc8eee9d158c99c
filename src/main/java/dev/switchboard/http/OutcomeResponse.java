package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** How an outcome looks over HTTP. */
public final class OutcomeResponse {
    public static final String EXCHANGE_ID = "Exchange-Id";

    private OutcomeResponse() {}

    /** @param path that was called */
    public static Response of(Outcome outcome, String path) {
        if (outcome instanceof Replied replied) {
            return reply(replied);
        }
        if (outcome instanceof Expired expired) {
            Problem timeout =
                    new Problem(Fault.REPLY_TIMEOUT, "The service did not answer in time", Optional.of(expired.id()));
            return Response.fromResponse(timeout.toResponse(path))
                    .header(EXCHANGE_ID, expired.id().text())
                    .build();
        }
        Refused refused = (Refused) outcome;
        return new Problem(refused.fault(), refused.detail()).toResponse(path);
    }

    private static Response reply(Replied replied) {
        return Response.status(replied.reply().status())
                .header("Content-Type", replied.reply().content().type())
                .header(EXCHANGE_ID, replied.id().text())
                .entity(replied.reply().content().bytes())
                .build();
    }
}
