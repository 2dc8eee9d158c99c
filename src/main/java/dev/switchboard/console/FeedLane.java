package dev.switchboard.console;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Problem;
import dev.switchboard.http.ProblemMapper;
import dev.switchboard.metrics.LedgerFigures;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /api/console/feed}: what happens on all nodes, as server-sent events without an end. Not by JAX-RS, which needs a thread
 * for each reader.
 *
 * <p>Once a second {@code exchange} for each exchange that began, went on or ended, up to fifty of each node, and then {@code figures},
 * which is heartbeat enough; before them {@code gap} to one who could not take what was told before.
 */
@WebFilter(urlPatterns = "/api/console/feed", asyncSupported = true)
public class FeedLane extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Feed feed;

    @Inject
    private transient LedgerFigures ledger;

    @Override
    protected void doFilter(HttpServletRequest call, HttpServletResponse response, FilterChain others)
            throws IOException {
        if (Feed.isClosed()) {
            new Problem(Fault.SHUTTING_DOWN, "Ask another node")
                    .toAnswer(call.getRequestURI())
                    .writeTo(response);
        } else if (call.getMethod().equals("GET")) {
            open(call, response);
        } else {
            new Problem(Fault.METHOD_NOT_ALLOWED, "The feed is read by GET")
                    .toAnswer(call.getRequestURI())
                    .with("Allow", "GET")
                    .writeTo(response);
        }
    }

    private void open(HttpServletRequest call, HttpServletResponse response) throws IOException {
        ledger.look(); // so that the first figures are complete
        try {
            feed.open(call, response);
        } catch (RuntimeException e) {
            ProblemMapper.problem(e).toAnswer(call.getRequestURI()).writeTo(response);
        }
    }
}
