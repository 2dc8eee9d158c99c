package dev.switchboard.credentials;

import dev.switchboard.access.TurnedAway;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed attempts to sign in by the address that they come from. Who has a key gets in all the same: keys can't be guessed, and
 * behind a proxy all people have one address, where somebody could otherwise keep everybody out.
 */
@ApplicationScoped
public class FailedSignIns {
    private static final Logger LOG = System.getLogger(FailedSignIns.class.getName());
    private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int MOST = 10;
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private final InstantSource clock;
    private final TurnedAway turnedAway;

    @Inject
    FailedSignIns(InstantSource clock, TurnedAway turnedAway) {
        this.clock = clock;
        this.turnedAway = turnedAway;
    }

    /** For the server's proxy. */
    FailedSignIns() {
        this(() -> Instant.EPOCH, new TurnedAway());
    }

    private record Failures(long since, int count) {
        Duration untilForgotten(long now) {
            return Duration.ofMillis(since + WINDOW_MILLIS - now);
        }
    }

    /** What somebody is answered whose key isn't accepted. */
    ProblemException refusal(String address) {
        long now = clock.millis();
        Failures failed = count(address, now);
        if (failed.count() == MOST) {
            LOG.log(Level.WARNING, "Attempts to sign in fail again and again from {0}", address);
        }
        Fault why = failed.count() > MOST ? Fault.RATE_LIMITED : Fault.INVALID_KEY;
        turnedAway.count(why);
        return why == Fault.RATE_LIMITED
                ? new ProblemException(
                        why, "Too many attempts to sign in have failed within a minute", failed.untilForgotten(now))
                : new ProblemException(why, "The API key is unknown, or not good any more");
    }

    private Failures count(String address, long now) {
        synchronized (failures) {
            Failures before = failures.get(address);
            Failures after = before == null || now - before.since() >= WINDOW_MILLIS
                    ? new Failures(now, 1)
                    : new Failures(before.since(), before.count() + 1);
            failures.put(address, after);
            return after;
        }
    }
}
