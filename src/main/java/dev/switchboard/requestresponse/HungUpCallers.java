package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Outcome;
import dev.switchboard.http.ClosedConnections;
import dev.switchboard.http.Endpoint;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Frees the places of callers who hang up while they wait. Looked for once a second, and only if somebody waits that long. */
@ApplicationScoped
public class HungUpCallers {
    private static final Logger LOG = System.getLogger(HungUpCallers.class.getName());
    private static final long LOOK_MILLIS = 1_000;

    private final Set<Caller> waiting = ConcurrentHashMap.newKeySet();

    @Resource
    private ManagedScheduledExecutorService scheduler;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (ClosedConnections.isKnown()) {
            scheduler.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Cancels the outcome when the caller hangs up before it. */
    void watch(HttpServletRequest call, CompletableFuture<Outcome> outcome) {
        Caller caller = new Caller(call, outcome);
        waiting.add(caller);
        outcome.whenComplete((ended, failure) -> waiting.remove(caller));
    }

    private void look() {
        try {
            List<Caller> longWaiting =
                    waiting.stream().filter(Caller::waitsLong).toList();
            if (longWaiting.isEmpty()) {
                return;
            }
            Set<Endpoint> closed = ClosedConnections.remoteEnds();
            for (Caller caller : longWaiting) {
                if (closed.contains(caller.endpoint())) {
                    LOG.log(Level.DEBUG, "A caller has hung up");
                    caller.outcome.cancel(false);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Can''t tell who has hung up", e);
        }
    }

    private static final class Caller {
        private final HttpServletRequest call;
        private final CompletableFuture<Outcome> outcome;
        private final long since = System.nanoTime();

        Caller(HttpServletRequest call, CompletableFuture<Outcome> outcome) {
            this.call = call;
            this.outcome = outcome;
        }

        boolean waitsLong() {
            return System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
        }

        Endpoint endpoint() throws IOException {
            return new Endpoint(InetAddress.getByName(call.getRemoteAddr()), call.getRemotePort());
        }
    }
}
