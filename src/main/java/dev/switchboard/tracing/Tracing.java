package dev.switchboard.tracing;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.tracing.SpanRecipe.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The spans that Switchboard records, named by the semantic conventions for HTTP and messaging. */
public final class Tracing {
    /** Records nothing. */
    public static final Tracing OFF = new Tracing(null);

    private static final String SYSTEM = "messaging.system";
    private static final String BROKER = "activemq";
    private static final String OPERATION = "messaging.operation.name";
    private static final String OPERATION_TYPE = "messaging.operation.type";
    private static final String DESTINATION = "messaging.destination.name";
    private static final String EXCHANGE = "messaging.message.conversation_id";
    private static final String METHOD = "http.request.method";
    private static final String SEND = "send";

    private final @Nullable Recorder recorder;

    /** @param recorder null for none */
    Tracing(@Nullable Recorder recorder) {
        this.recorder = recorder;
    }

    /** Whether spans are recorded at all. */
    public boolean isOn() {
        return recorder != null;
    }

    /**
     * A call that is answered before JAX-RS sees it.
     *
     * @param route its path, with the variable parts named
     * @param caller reads the trace that the caller is part of
     */
    public OpenSpan serving(
            HttpServletRequest call, String route, Function<HttpServletRequest, Optional<TraceContext>> caller) {
        if (recorder == null) {
            return OpenSpan.NONE;
        }
        return recorder.begin(new SpanRecipe(
                Kind.SERVER,
                call.getMethod() + " " + route,
                Map.of(
                        METHOD,
                        call.getMethod(),
                        "url.scheme",
                        call.getScheme(),
                        "url.path",
                        call.getRequestURI(),
                        "http.route",
                        route),
                caller.apply(call),
                Optional.empty()));
    }

    /** The call that JAX-RS is answering on this thread; the server ends it. */
    public OpenSpan served() {
        return recorder == null ? OpenSpan.NONE : recorder.current();
    }

    /** Whose part something is that this thread is asked for: of what it was given with, or else of the call that JAX-RS is answering. */
    public Optional<TraceContext> parent(Optional<TraceContext> given) {
        return recorder == null || given.isPresent()
                ? given
                : recorder.current().trace();
    }

    /** A request on its way to the broker. */
    public OpenSpan sending(ExchangeId id, ServiceName service, Optional<TraceContext> parent) {
        if (recorder == null) {
            return OpenSpan.NONE;
        }
        Map<String, Object> attributes = Map.of(
                SYSTEM, BROKER,
                OPERATION, SEND,
                OPERATION_TYPE, SEND,
                DESTINATION, service.text(),
                EXCHANGE, id.text());
        return recorder.begin(
                new SpanRecipe(Kind.PRODUCER, SEND + " " + service, attributes, parent, Optional.empty()));
    }

    /**
     * A reply has come and ended its exchange; other outcomes are no messages, and nothing is recorded of them.
     *
     * @param queue that it came by
     * @param parent of the exchange
     */
    public void replied(ExchangeId id, String queue, Optional<TraceContext> parent, Outcome outcome) {
        if (recorder != null && outcome instanceof Replied replied) {
            Reply reply = replied.reply();
            Map<String, Object> attributes = Map.of(
                    SYSTEM,
                    BROKER,
                    OPERATION,
                    "process",
                    OPERATION_TYPE,
                    "process",
                    DESTINATION,
                    queue,
                    EXCHANGE,
                    id.text(),
                    "switchboard.reply.status",
                    (long) reply.status());
            recorder.begin(new SpanRecipe(Kind.CONSUMER, "process " + queue, attributes, parent, reply.trace()))
                    .end();
        }
    }

    /**
     * Events on their way to their topic.
     *
     * @param count of the events that share the span
     */
    public OpenSpan publishing(TopicName topic, int count, Optional<TraceContext> parent) {
        if (recorder == null) {
            return OpenSpan.NONE;
        }
        Map<String, Object> attributes = Map.of(
                SYSTEM,
                BROKER,
                OPERATION,
                SEND,
                OPERATION_TYPE,
                SEND,
                DESTINATION,
                topic.text(),
                "messaging.batch.message_count",
                (long) count);
        return recorder.begin(new SpanRecipe(Kind.PRODUCER, SEND + " " + topic, attributes, parent, Optional.empty()));
    }

    /** An attempt to bring a webhook. Of its URL no more is told than the receiver: paths and queries may hold secrets. */
    public OpenSpan attempting(URI url, Map<String, String> headers) {
        if (recorder == null) {
            return OpenSpan.NONE;
        }
        Map<String, Object> attributes = Map.of(
                METHOD, "POST", "url.scheme", url.getScheme(), "server.address", url.getHost(), "server.port", (long)
                        port(url));
        Optional<TraceContext> parent = TraceContext.read(headers.get("traceparent"), headers.get("tracestate"));
        return recorder.begin(new SpanRecipe(Kind.CLIENT, "POST", attributes, parent, Optional.empty()));
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
