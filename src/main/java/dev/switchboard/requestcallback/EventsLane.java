package dev.switchboard.requestcallback;

import dev.switchboard.access.Caller;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.OngoingCall;
import dev.switchboard.http.Problem;
import dev.switchboard.http.ProblemMapper;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /api/exchanges/{id}/events}: an exchange's life as server-sent events, from its beginning or from Last-Event-ID
 * on. Not by JAX-RS, which can't refuse a reader once it has given him a stream.
 */
@WebFilter(urlPatterns = "/api/exchanges/*", asyncSupported = true)
public class EventsLane extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Pattern EVENTS = Pattern.compile("/api/exchanges/([^/]+)/events/?");
    private static final Pattern ORDINAL = Pattern.compile("[0-9]{1,6}");
    private static final int NO_CONTENT = 204;

    @Inject
    private transient Exchanges exchanges;

    @Inject
    private transient ExchangeStreams streams;

    @Override
    protected void doFilter(HttpServletRequest call, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        Matcher path = EVENTS.matcher(LanePath.of(call));
        if (Ending.hasBegun()) {
            new Problem(Fault.SHUTTING_DOWN, "Ask another node")
                    .toAnswer(call.getRequestURI())
                    .writeTo(response);
        } else if (call.getMethod().equals("GET") && path.matches()) {
            watch(path.group(1), call, response);
        } else {
            others.doFilter(call, response);
        }
    }

    private void watch(String text, HttpServletRequest call, HttpServletResponse response) throws IOException {
        String path = call.getRequestURI();
        Optional<ExchangeId> id = ExchangeId.find(text);
        if (id.isEmpty()) {
            unknown(path).writeTo(response);
            return;
        }
        Caller caller = Caller.of(call);
        int told = lastEvent(call);
        OngoingCall reader = new OngoingCall(call);
        exchanges
                .find(id.get())
                .thenAccept(found -> {
                    if (found.isEmpty() || !caller.maySeeWhatIsOf(found.get().caller())) {
                        reader.answer(unknown(path));
                    } else if (hasAll(found.get(), told)) {
                        reader.answer(new Answer(NO_CONTENT)); // or an EventSource would come again and again
                    } else {
                        streams.open(id.get(), reader.stream(), told);
                    }
                })
                .exceptionally(failure -> {
                    reader.answer(ProblemMapper.problem(failure).toAnswer(path));
                    return null;
                });
    }

    private static boolean hasAll(Exchange exchange, int told) {
        return exchange.state().hasEnded() && told >= ExchangeEvent.of(exchange).size();
    }

    private static int lastEvent(HttpServletRequest call) {
        String id = call.getHeader("Last-Event-ID");
        return id != null && ORDINAL.matcher(id).matches() ? Integer.parseInt(id) : 0;
    }

    private static Answer unknown(String path) {
        return new Problem(Fault.UNKNOWN_EXCHANGE, "No exchange has this id").toAnswer(path);
    }
}
