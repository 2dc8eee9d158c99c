package dev.switchboard.http;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Cancelled;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.GivenUp;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a caller is answered, before JAX-RS or a servlet writes it: both lanes answer alike because both write this. */
public final class Answer {
    public static final String EXCHANGE_ID = "Exchange-Id";

    private static final String CONTENT_TYPE = "Content-Type";

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** An answer with a body and no headers but its type. */
    public Answer(int status, String contentType, byte[] body) {
        this.status = status;
        this.body = body;
        headers.put(CONTENT_TYPE, contentType);
    }

    /**
     * How an outcome looks over HTTP.
     *
     * @param path that was called
     */
    public static Answer of(Outcome outcome, String path) {
        if (outcome instanceof Replied replied) {
            return reply(replied);
        }
        if (outcome instanceof Expired expired) {
            return ended(expired.id(), Fault.REPLY_TIMEOUT, "The service did not answer in time", path);
        }
        if (outcome instanceof GivenUp givenUp) {
            return ended(
                    givenUp.id(), Fault.REPLIER_GAVE_UP, "The request lies in the queue switchboard.given-up", path);
        }
        if (outcome instanceof Cancelled cancelled) {
            return ended(cancelled.id(), Fault.EXCHANGE_CANCELLED, "Its caller cancelled it", path);
        }
        return refused((Refused) outcome, path);
    }

    private static Answer ended(ExchangeId id, Fault fault, String detail, String path) {
        return new Problem(fault, detail, Optional.of(id)).toAnswer(path).with(EXCHANGE_ID, id.text());
    }

    private static Answer reply(Replied replied) {
        Reply reply = replied.reply();
        Answer answer = new Answer(
                        reply.status(), reply.content().type(), reply.content().bytes())
                .with(EXCHANGE_ID, replied.id().text());
        reply.trace().ifPresent(trace -> answer.with("traceparent", trace.traceparent()));
        return answer;
    }

    private static Answer refused(Refused refused, String path) {
        Answer answer = new Problem(refused.fault(), refused.detail()).toAnswer(path);
        refused.retryAfter().ifPresent(after -> answer.with("Retry-After", Long.toString(atLeastOneSecond(after))));
        return answer;
    }

    private static long atLeastOneSecond(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    /** Adds a header. */
    public Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The body and its type. */
    public Content content() {
        return new Content(headers.getOrDefault(CONTENT_TYPE, ""), body);
    }

    public int size() {
        return body.length;
    }

    public Response toResponse() {
        ResponseBuilder response = Response.status(status).entity(body);
        headers.forEach(response::header);
        return response.build();
    }

    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
