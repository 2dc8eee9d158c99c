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
        Optional<String> encoding = encoding(call.getHeader("Content-Encoding"));
        return new Request(new Content(type, encoding, requestBody.read(body)), patience, trace(call));
    }

    private static String requireMediaType(@Nullable String type) {
        if (type != null && !MediaTypes.isMediaType(type)) {
            throw new ProblemException(Fault.INVALID_REQUEST, "Content-Type is no media type");
        }
        return type == null ? UNTYPED : type;
    }

    private static Optional<String> encoding(@Nullable String encoding) {
        if (encoding != null && !ContentCodings.areCodings(encoding)) {
            throw new ProblemException(Fault.INVALID_REQUEST, "Content-Encoding names no content codings");
        }
        return Optional.ofNullable(encoding);
    }

    /** The trace that the caller is part of, where one is given and valid. */
    public static Optional<TraceContext> trace(HttpServletRequest call) {
        String parent = call.getHeader("traceparent");
        return parent == null ? Optional.empty() : TraceContext.read(parent, state(call));
    }

    /** Several headers are one list (W3C Trace Context, section 3.3.1). */
    private static String state(HttpServletRequest call) {
        return String.join(",", Collections.list(call.getHeaders("tracestate")));
    }
}
