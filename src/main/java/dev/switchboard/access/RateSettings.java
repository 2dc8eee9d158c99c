package dev.switchboard.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** How often callers may call whose keys don't say it. */
@ApplicationScoped
public class RateSettings {
    private static final String LIMIT = "switchboard.rate.limit";

    @Inject
    private Config config;

    private RateLimits limits = new RateLimits(RateLimit.NONE, System::nanoTime);

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that an unusable limit stops the deployment
    }

    @PostConstruct
    void read() {
        limits = new RateLimits(limit(config.getOptionalValue(LIMIT, String.class)), System::nanoTime);
    }

    /** @throws IllegalStateException that names the variable if it can't be used */
    static RateLimit limit(Optional<String> text) {
        try {
            return text.map(String::strip)
                    .map(Integer::valueOf)
                    .map(RateLimit::of)
                    .orElse(RateLimit.NONE);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "SWITCHBOARD_RATE_LIMIT can't be used: it is from 1 to " + RateLimit.MOST + " calls a second", e);
        }
    }

    @Produces
    RateLimits limits() {
        return limits;
    }
}
