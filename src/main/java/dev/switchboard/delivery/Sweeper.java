package dev.switchboard.delivery;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks for letters that are due: for all receivers again and again, and for one at once when it is asked to. A thread of its own. */
final class Sweeper {
    private static final Logger LOG = System.getLogger(Sweeper.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LinkedBlockingQueue<String> wanted = new LinkedBlockingQueue<>();
    private final Claims claims;
    private final Runnable before;
    private final Thread thread;
    private volatile boolean ended;

    /** @param before what is to be done before each look */
    Sweeper(Claims claims, Runnable before, ThreadFactory threads) {
        this.claims = claims;
        this.before = before;
        thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Looks for letters of a receiver soon. */
    void want(String receiver) {
        if (!wanted.contains(receiver)) {
            wanted.add(receiver);
        }
    }

    /** Looks for nothing any more. */
    void end() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long nextLook = System.nanoTime();
        while (!ended) {
            @Nullable String receiver = nextWanted(nextLook - System.nanoTime());
            if (receiver != null) {
                attempt(() -> claims.of(receiver));
            }
            if (System.nanoTime() - nextLook >= 0) {
                attempt(this::lookForAll);
                nextLook = System.nanoTime() + PAUSE.toNanos();
            }
        }
    }

    private @Nullable String nextWanted(long nanos) {
        try {
            return wanted.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            ended = true; // whoever interrupts wants no more than the end
            return null;
        }
    }

    private void lookForAll() {
        before.run();
        claims.all();
    }

    private static void attempt(Runnable look) {
        try {
            look.run();
        } catch (LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, "Deliveries wait for the ledger", e);
        } catch (RuntimeException e) { // thrown on, it would be the last look
            LOG.log(Level.WARNING, "Looking for deliveries failed, and goes on", e);
        }
    }
}
