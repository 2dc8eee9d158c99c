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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a caller is answered, before JAX-RS or a servlet writes it: both lanes answer alike because both write this. */
public final class Answer {
    public static final String EXCHANGE_ID = "Exchange-Id";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final byte[] NO_CONTENT = {};

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** An answer with a body and no headers but its type. */
    public Answer(int status, String contentType, byte[] body) {
        this.status = status;
        this.body = body;
        headers.put(CONTENT_TYPE, contentType);
    }

    /** An answer without a body. */
    public Answer(int status) {
        this.status = status;
        this.body = NO_CONTENT;
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
        Answer answer = withContent(reply).with(EXCHANGE_ID, replied.id().text());
        reply.trace().ifPresent(trace -> {
            answer.with("traceparent", trace.traceparent());
            trace.tracestate().ifPresent(state -> answer.with("tracestate", state));
        });
        return answer;
    }

    /** Without it where the status allows none (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
    private static Answer withContent(Reply reply) {
        return switch (reply.status()) {
            case 204, 304 -> new Answer(reply.status());
            // the server gives it no length: the end of the connection says that nothing comes
            case 205 -> new Answer(reply.status()).with("Connection", "close");
            default -> {
                Content content = reply.content();
                Answer answer = new Answer(reply.status(), content.type(), content.bytes());
                content.encoding().ifPresent(encoding -> answer.with("Content-Encoding", encoding));
                yield answer;
            }
        };
    }

    private static Answer refused(Refused refused, String path) {
        Answer answer =
                new Problem(refused.fault(), refused.detail(), refused.id(), refused.retryAfter()).toAnswer(path);
        refused.id().ifPresent(id -> answer.with(EXCHANGE_ID, id.text()));
        return answer;
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

    Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    public int status() {
        return status;
    }

    public int size() {
        return body.length;
    }

    public Response toResponse() {
        ResponseBuilder response = Response.status(status).entity(body == NO_CONTENT ? null : body);
        headers.forEach(response::header);
        return response.build();
    }

    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (body != NO_CONTENT) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
