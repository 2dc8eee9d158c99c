package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Outcome;
import dev.switchboard.http.ClosedConnections;
import dev.switchboard.http.Endpoint;
import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.operations.Unproxied;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Frees the places of callers who hang up while they wait. Looked for once a second, and only if somebody waits that long. */
@Unproxied
public class HungUpCallers {
    private static final Logger LOG = System.getLogger(HungUpCallers.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Set<Caller> waiting = ConcurrentHashMap.newKeySet();

    @Inject
    private PeriodicTasks periodically;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (ClosedConnections.isKnown()) {
            periodically.every(LOOK, this::look);
        }
    }

    /** Cancels the outcome when the caller hangs up before it. */
    public void watch(HttpServletRequest call, CompletableFuture<Outcome> outcome) {
        Caller caller = new Caller(call, outcome);
        waiting.add(caller);
        outcome.whenComplete((ended, failure) -> waiting.remove(caller));
    }

    private void look() {
        try {
            List<Caller> longWaiting =
                    waiting.stream().filter(Caller::waitsLong).toList();
            if (!longWaiting.isEmpty()) {
                cancel(longWaiting, ClosedConnections.remoteEnds());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Can't tell who has hung up", e);
        }
    }

    private static void cancel(List<Caller> callers, Set<Endpoint> closed) throws IOException {
        if (closed.isEmpty()) {
            return; // as nearly always: to compare ten thousand costs as much
        }
        for (Caller caller : callers) {
            if (closed.contains(caller.endpoint())) {
                LOG.log(Level.DEBUG, "The caller of {0} has hung up", caller.exchange());
                caller.outcome.cancel(false);
            }
        }
    }

    private static final class Caller {
        // read at once: the server uses its request objects again
        private final String address;
        private final int port;
        private final int localPort;
        private final CompletableFuture<Outcome> outcome;
        private final long since = System.nanoTime();

        Caller(HttpServletRequest call, CompletableFuture<Outcome> outcome) {
            address = call.getRemoteAddr();
            port = call.getRemotePort();
            localPort = call.getLocalPort();
            this.outcome = outcome;
        }

        Object exchange() {
            return outcome instanceof PendingReply pending ? pending.id() : "an exchange that was refused";
        }

        boolean waitsLong() {
            return System.nanoTime() - since > LOOK.toNanos();
        }

        Endpoint endpoint() throws IOException {
            return new Endpoint(InetAddress.getByName(address), port, localPort);
        }
    }
}
