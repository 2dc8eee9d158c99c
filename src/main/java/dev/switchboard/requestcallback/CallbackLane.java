package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.AnswerWriter;
import dev.switchboard.http.IncomingRequest;
import dev.switchboard.http.OngoingCall;
import dev.switchboard.http.Preferences;
import dev.switchboard.http.Problem;
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
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the calls of callers who go on, before JAX-RS sees them: it costs a third of such a call (docs/performance.md). */
@WebFilter(urlPatterns = "/api/services/*", asyncSupported = true)
public class CallbackLane extends HttpFilter {
    private static final long serialVersionUID = 1;

    private static final String ROUTE = "/api/services/{service}/requests";

    /** Decoded, as the server gives it. */
    private static final Pattern REQUESTS = Pattern.compile("/api/services/([^/]+)/requests/?");

    @Inject
    private transient CallReader reader;

    @Inject
    private transient CallbackRequestor requestor;

    @Inject
    private transient AnswerWriter writer;

    @Inject
    private transient Tracing tracing;

    @Override
    protected void doFilter(HttpServletRequest call, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        Optional<String> service = goesOn(call) ? service(call) : Optional.empty();
        if (service.isEmpty()) {
            others.doFilter(call, response);
        } else if (Ending.hasBegun()) {
            new Problem(Fault.SHUTTING_DOWN, "Ask another node")
                    .toAnswer(call.getRequestURI())
                    .writeTo(response);
        } else {
            accept(service.get(), call, response);
        }
    }

    private static boolean goesOn(HttpServletRequest call) {
        return call.getMethod().equals("POST")
                && (call.getHeader(CallReader.CALLBACK_URL) != null
                        || Preferences.read(Collections.list(call.getHeaders("Prefer")))
                                .respondAsync());
    }

    private static Optional<String> service(HttpServletRequest call) {
        Matcher path = REQUESTS.matcher(LanePath.of(call));
        return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
    }

    private void accept(String service, HttpServletRequest call, HttpServletResponse response) throws IOException {
        String path = call.getRequestURI();
        OpenSpan span = tracing.serving(call, ROUTE, IncomingRequest::trace);
        CompletableFuture<Answer> answer;
        try {
            CallReader.Call read = reader.read(service, call, span);
            answer = requestor.request(read.exchange(), read.patience(), path);
        } catch (RuntimeException e) {
            Answer problem = ProblemMapper.problem(e).toAnswer(path);
            span.answered(problem.status());
            problem.writeTo(response);
            return;
        }
        OngoingCall ongoing = new OngoingCall(call);
        answer.exceptionally(failure -> ProblemMapper.problem(failure).toAnswer(path))
                .thenAccept(ready -> {
                    span.answered(ready.status());
                    writer.write(ready, ongoing::answer);
                });
    }
}
