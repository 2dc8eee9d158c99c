package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.http.Answer;
import dev.switchboard.http.AnswerWriter;
import dev.switchboard.http.IncomingRequest;
import dev.switchboard.http.OngoingCall;
import dev.switchboard.http.Problem;
import dev.switchboard.http.ProblemMapper;
import dev.switchboard.tracing.OpenSpan;
import dev.switchboard.tracing.Tracing;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers callers who simply wait before JAX-RS sees them, which halves what such a call costs (docs/performance.md), and before other
 * filters, each of which costs something: {@code web.xml} has their order.
 *
 * <p>Everything that isn't a plain request for a reply (preferences, callbacks, other methods and paths) goes on to
 * {@link RequestResource} and the other resources.
 */
public class ExpressLane extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Problem HUNG_UP =
            new Problem(Fault.REPLY_TIMEOUT, "The caller seemed to have hung up, so the reply was not waited for");
    private static final String BEFORE = "/api/services/";
    private static final String AFTER = "/requests";
    private static final String ROUTE = "/api/services/{service}/requests";

    @Inject
    private transient RequestGateway gateway;

    @Inject
    private transient IncomingRequest incoming;

    @Inject
    private transient AnswerWriter writer;

    @Inject
    private transient HungUpCallers hungUp;

    @Inject
    private transient Tracing tracing;

    @Override
    protected void doFilter(HttpServletRequest call, HttpServletResponse response, FilterChain jaxRs)
            throws IOException, ServletException {
        if (Admission.isClosed()) {
            new Problem(Fault.SHUTTING_DOWN, "Ask another node")
                    .toAnswer(call.getRequestURI())
                    .with("Connection", "close")
                    .writeTo(response);
        } else if (isPlainRequest(call)) {
            request(call, response);
        } else {
            jaxRs.doFilter(call, response);
        }
    }

    private static boolean isPlainRequest(HttpServletRequest call) {
        String path = call.getRequestURI();
        return path.endsWith(AFTER)
                && call.getMethod().equals("POST")
                && path.startsWith(BEFORE)
                && path.length() > BEFORE.length() + AFTER.length()
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0
                && call.getHeader("Prefer") == null
                && call.getHeader("Callback-Url") == null;
    }

    private void request(HttpServletRequest call, HttpServletResponse response) throws IOException {
        String path = call.getRequestURI();
        String service = path.substring(BEFORE.length(), path.length() - AFTER.length());
        OpenSpan span = tracing.serving(call, ROUTE, IncomingRequest::trace);
        CompletableFuture<Outcome> outcome;
        try {
            outcome =
                    gateway.request(service, span.around(incoming.read(call, call.getInputStream(), Optional.empty())));
        } catch (RuntimeException e) {
            Answer problem = ProblemMapper.problem(e).toAnswer(path);
            span.answered(problem.status());
            problem.writeTo(response);
            return;
        }
        OngoingCall waiting = new OngoingCall(call);
        hungUp.watch(call, outcome);
        outcome.whenComplete((ended, gone) -> {
            Answer answer = gone == null ? Answer.of(ended, path) : HUNG_UP.toAnswer(path);
            span.answered(answer.status());
            writer.write(answer, waiting::answer);
        });
    }
}
