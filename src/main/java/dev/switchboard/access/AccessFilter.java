package dev.switchboard.access;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.Bulkhead;
import dev.switchboard.http.Problem;
import dev.switchboard.http.RequestBody;
import dev.switchboard.http.SecurityHeaders;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before everything else: {@code web.xml} names it, so that no lane comes first. What passes has been permitted, knows its
 * {@link Caller}, has no body that says it is too large (JAX-RS looks into forms before any filter of its own could refuse them), and does
 * not take the last thread for what may hang.
 */
public class AccessFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Credentials credentials;

    @Inject
    private transient RateLimits rates;

    @Inject
    private transient RequestBody bodies;

    @Inject
    private transient TurnedAway turnedAway;

    @Inject
    @ConfigProperty(name = "switchboard.mode", defaultValue = "production")
    private String mode;

    @Inject
    @ConfigProperty(name = "switchboard.metrics.open", defaultValue = "false")
    private boolean metricsOpen;

    /** Of the threads that calls share, which {@code pre-boot.asadmin} sets, some are left. */
    private final transient Bulkhead bulkhead = new Bulkhead(5, Duration.ofSeconds(1));

    private transient Gate gate;

    @PostConstruct
    void begin() {
        gate = new Gate(new Routes(metricsOpen), credentials, rates, turnedAway, mode.equals("development"));
    }

    @Override
    protected void doFilter(HttpServletRequest call, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        SecurityHeaders.set(call, response);
        Optional<Answer> end = gate.stop(call).or(() -> bodies.refuse(call));
        if (end.isPresent()) {
            end.get().writeTo(response);
        } else if (goesWithoutLedger(call)) {
            others.doFilter(call, response);
        } else {
            inTurn(call, response, others);
        }
    }

    /** Pages, health, and the lanes of requests and events: what these need of the ledger is done by other threads. */
    private static boolean goesWithoutLedger(HttpServletRequest call) {
        String path = call.getRequestURI();
        return call.getMethod().equals("POST") && (path.endsWith("/requests") || path.endsWith("/events"))
                || !call.getServletPath().startsWith("/api");
    }

    private void inTurn(HttpServletRequest call, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        if (!bulkhead.enter()) {
            new Problem(Fault.LEDGER_UNAVAILABLE, "Calls before this one have been waiting for it for long; ask again")
                    .toAnswer(call.getRequestURI())
                    .writeTo(response);
            return;
        }
        try {
            others.doFilter(call, response);
        } finally {
            bulkhead.leave();
        }
    }
}
