package dev.switchboard.http;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ContentCodings;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.MediaTypes;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.operations.Unproxied;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a service's request of an HTTP caller's. */
@Unproxied
public class IncomingRequest {
    private static final String UNTYPED = "application/octet-stream";

    @Inject
    private RequestBody requestBody;

    /**
     * Reads the call's body and headers.
     *
     * @param body of the call
     * @throws ProblemException {@code body-too-large}, or {@code invalid-request} if a header can't be read; it is named
     */
    public Request read(HttpServletRequest call, InputStream body, Optional<Duration> patience) throws IOException {
        String type = requireMediaType(call.getContentType());
        Optional<String> encoding = encoding(list(call, "Content-Encoding"));
        return new Request(new Content(type, encoding, requestBody.read(body)), patience, trace(call));
    }

    private static String requireMediaType(@Nullable String type) {
        if (type != null && !MediaTypes.isMediaType(type)) {
            throw new ProblemException(Fault.INVALID_REQUEST, "Content-Type is no media type");
        }
        return type == null ? UNTYPED : type;
    }

    private static Optional<String> encoding(String encoding) {
        if (!encoding.isEmpty() && !ContentCodings.areCodings(encoding)) {
            throw new ProblemException(Fault.INVALID_REQUEST, "Content-Encoding names no content codings");
        }
        return Optional.of(encoding).filter(codings -> !codings.isEmpty());
    }

    /** The trace that the caller is part of, where one is given and valid. */
    public static Optional<TraceContext> trace(HttpServletRequest call) {
        String parent = call.getHeader("traceparent");
        return parent == null ? Optional.empty() : TraceContext.read(parent, list(call, "tracestate"));
    }

    /** Several headers are one list (RFC 9110, section 5.3); empty where there is none. */
    private static String list(HttpServletRequest call, String header) {
        return call.getHeader(header) == null ? "" : String.join(",", Collections.list(call.getHeaders(header)));
    }
}
