package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.EventOutlet;
import dev.switchboard.http.IncomingRequest;
import dev.switchboard.http.OngoingCall;
import dev.switchboard.http.Problem;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.ProblemMapper;
import dev.switchboard.tracing.OpenSpan;
import dev.switchboard.tracing.Tracing;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes events before JAX-RS sees them, which costs a fraction (docs/performance.md), and gives them out in streams, for which
 * JAX-RS would need a thread each. Paths that are written in another way than the plain one go on to {@link EventResource}.
 */
@WebFilter(urlPatterns = "/api/topics/*", asyncSupported = true)
public class EventLane extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String BEFORE = "/api/topics/";
    private static final String AFTER = "/events";
    private static final String ROUTE = "/api/topics/{topic}/events";

    @Inject
    private transient Publishing publishing;

    @Inject
    private transient Streams streams;

    @Inject
    private transient Tracing tracing;

    @Override
    protected void doFilter(HttpServletRequest call, HttpServletResponse response, FilterChain jaxRs)
            throws IOException, ServletException {
        if (EventChannel.isClosed()) {
            new Problem(Fault.SHUTTING_DOWN, "Ask another node")
                    .toAnswer(call.getRequestURI())
                    .writeTo(response);
        } else if (isPlain(call.getRequestURI()) && call.getMethod().equals("POST")) {
            publish(call, response);
        } else if (isPlain(call.getRequestURI()) && call.getMethod().equals("GET")) {
            stream(call, response);
        } else {
            jaxRs.doFilter(call, response);
        }
    }

    private void stream(HttpServletRequest call, HttpServletResponse response) throws IOException {
        String lastEventId = call.getHeader("Last-Event-ID");
        try {
            requireAcceptance(call.getHeader("Accept"));
            streams.open(
                    topic(call), lastEventId == null || lastEventId.isEmpty() ? null : lastEventId, call, response);
        } catch (RuntimeException e) {
            ProblemMapper.problem(e).toAnswer(call.getRequestURI()).writeTo(response);
        }
    }

    private static void requireAcceptance(@Nullable String accept) {
        if (accept != null && !accept.contains(EventOutlet.MEDIA_TYPE) && !accept.contains("*/*")) {
            throw new ProblemException(Fault.NOT_ACCEPTABLE, "Events come as " + EventOutlet.MEDIA_TYPE);
        }
    }

    private static String topic(HttpServletRequest call) {
        String path = call.getRequestURI();
        return path.substring(BEFORE.length(), path.length() - AFTER.length());
    }

    private static boolean isPlain(String path) {
        return path.endsWith(AFTER)
                && path.startsWith(BEFORE)
                && path.length() > BEFORE.length() + AFTER.length()
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0;
    }

    private void publish(HttpServletRequest call, HttpServletResponse response) throws IOException {
        String path = call.getRequestURI();
        OpenSpan span = tracing.serving(call, ROUTE, IncomingRequest::trace);
        CompletableFuture<Answer> answer;
        try {
            answer = publishing.publish(topic(call), call, span);
        } catch (RuntimeException e) {
            Answer problem = ProblemMapper.problem(e).toAnswer(path);
            span.answered(problem.status());
            problem.writeTo(response);
            return;
        }
        OngoingCall caller = new OngoingCall(call);
        answer.exceptionally(failure -> ProblemMapper.problem(failure).toAnswer(path))
                .thenAccept(ready -> {
                    span.answered(ready.status());
                    caller.answer(ready);
                });
    }
}
