package dev.switchboard.access;

import dev.switchboard.http.Answer;
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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before everything else: {@code web.xml} names it, so that no lane comes first. What passes has been permitted, knows its
 * {@link Caller}, and has no body that says it is too large: JAX-RS looks into forms before any filter of its own could refuse them.
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
        } else {
            others.doFilter(call, response);
        }
    }
}
