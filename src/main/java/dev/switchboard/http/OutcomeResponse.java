package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.Optional;

/** How an outcome looks over HTTP. */
public final class OutcomeResponse {
    public static final String EXCHANGE_ID = "Exchange-Id";

    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private OutcomeResponse() {}

    /** @param path that was called */
    public static Response of(Outcome outcome, String path) {
        return builder(outcome, path).build();
    }

    /**
     * As {@link #of(Outcome, String)}, for a caller who said how long to wait.
     *
     * @param granted how long the caller was let wait, if asked for; whole seconds of it are told
     */
    public static Response of(Outcome outcome, Optional<Duration> granted, String path) {
        ResponseBuilder response = builder(outcome, path);
        granted.ifPresent(wait -> response.header(PREFERENCE_APPLIED, "wait=" + wait.toSeconds()));
        return response.build();
    }

    private static ResponseBuilder builder(Outcome outcome, String path) {
        if (outcome instanceof Replied replied) {
            return reply(replied);
        }
        if (outcome instanceof Expired expired) {
            String detail = "The service did not answer in time; a late reply will be dropped";
            return new Problem(Fault.REPLY_TIMEOUT, detail, Optional.of(expired.id()))
                    .toResponse(path)
                    .header(EXCHANGE_ID, expired.id().text());
        }
        return refused((Refused) outcome, path);
    }

    private static ResponseBuilder reply(Replied replied) {
        ResponseBuilder response = Response.status(replied.reply().status())
                .header(HttpHeaders.CONTENT_TYPE, replied.reply().content().type())
                .header(EXCHANGE_ID, replied.id().text())
                .entity(replied.reply().content().bytes());
        replied.reply().trace().ifPresent(trace -> response.header("traceparent", trace.traceparent()));
        return response;
    }

    private static ResponseBuilder refused(Refused refused, String path) {
        ResponseBuilder response = new Problem(refused.fault(), refused.detail()).toResponse(path);
        refused.retryAfter()
                .ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds())));
        return response;
    }
}
