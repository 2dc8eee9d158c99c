package dev.switchboard.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up on threads of its own, each name once at a time: one whose name server doesn't answer holds one of them, and
 * never a thread that carries everybody's bytes.
 */
final class NameLookup implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int IDLE_SECONDS = 30;

    private final HostResolver resolver;
    private final ThreadPoolExecutor executor;
    private final Map<String, CompletableFuture<List<InetAddress>>> running = new ConcurrentHashMap<>();

    NameLookup(HostResolver resolver, ThreadFactory threads) {
        this.resolver = resolver;
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        executor.allowCoreThreadTimeOut(true);
    }

    /** All addresses of the host, in the resolver's order; completes exceptionally where it has none. */
    CompletableFuture<List<InetAddress>> addressesOf(String host) {
        return HostSpelling.literal(host)
                .map(address -> CompletableFuture.completedFuture(List.of(address)))
                .orElseGet(() -> lookUp(host));
    }

    private CompletableFuture<List<InetAddress>> lookUp(String host) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> others = running.putIfAbsent(host, mine);
        if (others != null) {
            return others;
        }
        mine.whenComplete((addresses, failure) -> running.remove(host));
        begin(host, mine);
        return mine;
    }

    private void begin(String host, CompletableFuture<List<InetAddress>> lookup) {
        try {
            lookup.completeAsync(() -> resolve(host), executor);
        } catch (RuntimeException | Error e) { // when the server stops, or there is no thread to be had
            lookup.completeExceptionally(e);
        }
    }

    private List<InetAddress> resolve(String host) {
        try {
            return List.of(resolver.resolve(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
