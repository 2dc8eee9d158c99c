package dev.switchboard.delivery;

import dev.switchboard.delivery.CallbackUrl.Refused;
import dev.switchboard.exchange.Content;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Posts to receivers outside, within the guard. One call is one attempt, and always ends with an {@link Attempt}: redirects
 * aren't followed, nothing is sent twice, no cookie or proxy is used.
 */
public final class WebhookClient implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WebhookClient.class.getName());

    /** So that a name with a thousand addresses doesn't make us knock at a thousand doors. */
    private static final int ADDRESSES_TRIED = 3;

    private final AddressGuard guard;
    private final WebhookLimits limits;
    private final InstantSource clock;
    private final NameLookup names;
    private final WebhookConnections connections;
    private final Set<Posting> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param trust whose certificates are accepted, see {@link TrustedAuthorities}
     * @param threads makes the threads that carry bytes, and those that look names up
     */
    public WebhookClient(
            AddressGuard guard,
            HostResolver resolver,
            WebhookLimits limits,
            SSLContext trust,
            InstantSource clock,
            ThreadFactory threads) {
        this.guard = guard;
        this.limits = limits;
        this.clock = clock;
        names = new NameLookup(resolver, threads);
        connections = new WebhookConnections(limits, trust, threads);
    }

    /**
     * Makes one attempt.
     *
     * @param url checked again, for the policy may have changed since it was given
     * @param headers all but those of the content, {@code Content-Length} and {@code Host}
     * @return what came of it, after {@link WebhookLimits#total()} at the latest, never exceptionally; on one of the client's own
     *     threads, which must not be made to wait
     */
    public CompletableFuture<Attempt> post(URI url, Map<String, String> headers, Content body) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        AnswerHead head = new AnswerHead(clock);
        return exchange(url, headers, body, head)
                .handle((answered, failure) -> attempt(at, Duration.ofNanos(System.nanoTime() - began), head, failure));
    }

    private CompletableFuture<Boolean> exchange(URI url, Map<String, String> headers, Content body, AnswerHead head) {
        if (guard.check(url) instanceof Refused refused) {
            return CompletableFuture.failedFuture(
                    new AddressNotPermittedException("URL not permitted: " + refused.reason()));
        }
        Posting posting = new Posting(connections.client(), url, headers, body, head);
        waiting.add(posting);
        names.addressesOf(url.getHost())
                .thenCompose(this::permitted)
                .thenAccept(posting::to)
                .whenComplete((begun, failure) -> {
                    if (failure != null) {
                        posting.giveUp(failure);
                    }
                });
        return posting.done()
                .orTimeout(limits.total().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answered, failure) -> waiting.remove(posting));
    }

    private CompletableFuture<List<InetAddress>> permitted(List<InetAddress> found) {
        List<InetAddress> permitted =
                found.stream().filter(guard::isAllowed).limit(ADDRESSES_TRIED).toList();
        return permitted.isEmpty()
                ? CompletableFuture.failedFuture(new AddressNotPermittedException("address not permitted"))
                : CompletableFuture.completedFuture(permitted);
    }

    private Attempt attempt(Instant at, Duration duration, AnswerHead head, @Nullable Throwable failure) {
        Optional<Integer> status = head.status();
        Optional<String> error =
                status.isPresent() || failure == null ? Optional.empty() : Optional.of(inWords(failure));
        return new Attempt(at, status, error, duration, head.retryAfter());
    }

    private String inWords(Throwable failure) {
        LOG.log(Level.DEBUG, "A webhook got no answer", failure);
        return closed ? "given up, Switchboard is stopping" : FailureWords.of(failure, limits);
    }

    /** Closes connections that have been idle for half a minute; to be called now and then. */
    public void closeIdle() {
        connections.closeIdle();
    }

    /** What is on its way ends without an answer. */
    @Override
    public void close() {
        closed = true;
        waiting.forEach(each -> each.giveUp(new CancellationException()));
        names.close();
        connections.close();
    }
}
