package dev.switchboard.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One receiver's letters on this node: those that wait here, and how many are under way. Bulkhead and circuit breaker in one, so
 * that whatever becomes of this receiver, others don't notice. The bulkhead widens with each answer and narrows with each failure:
 * a receiver that never answers holds few places, however many letters it has.
 */
final class Lane {
    /** Letters that may wait here rather than in the ledger. */
    private static final int ROOM = 512;

    /** Attempts at once of a receiver that hasn't shown yet that it answers. */
    static final int FIRST_WINDOW = 2;

    private static final Duration MEMORY = Duration.ofHours(1);

    private final String receiver;
    private final DispatchLimits limits;
    private final Capacity capacity;
    private final CircuitBreaker breaker = new CircuitBreaker();
    private final Deque<ClaimedLetter> waiting = new ArrayDeque<>();
    private final AtomicInteger pumps = new AtomicInteger();
    private int running;
    private int window = FIRST_WINDOW;
    private long bytes;
    private boolean more;
    private long lastEnd;

    Lane(String receiver, DispatchLimits limits, Capacity capacity) {
        this.receiver = receiver;
        this.limits = limits;
        this.capacity = capacity;
    }

    String receiver() {
        return receiver;
    }

    /** Whether a letter that is about to be stored can be taken up here. Otherwise it waits in the ledger, with those before it. */
    synchronized boolean takes(long size, int asWell, long nowMillis) {
        boolean taken = !more
                && breaker.permits(nowMillis)
                && !breaker.isProbe()
                && waiting.size() + asWell < ROOM
                && size <= capacity.bytesFor(bytes);
        more |= !taken;
        return taken;
    }

    /** How many letters are to be claimed. */
    synchronized int room(long nowMillis) {
        dropOverdue(nowMillis);
        if (!breaker.permits(nowMillis)) {
            return 0;
        }
        int wanted = breaker.isProbe() ? 1 : 2 * limits.perReceiver();
        return waiting.size() > wanted / 2 ? 0 : wanted - waiting.size();
    }

    /** Bytes that claimed letters may have. */
    synchronized long roomInBytes() {
        return Math.max(bytes == 0 ? 1 : 0, capacity.bytesFor(bytes));
    }

    synchronized void add(Collection<ClaimedLetter> letters) {
        for (ClaimedLetter letter : letters) {
            waiting.add(letter);
            hold(letter.size());
        }
    }

    /** @param there whether more may be in the ledger */
    synchronized void more(boolean there) {
        more = there;
    }

    /** Whether it is time to claim more; says so once. */
    synchronized boolean wantsMore(long nowMillis) {
        boolean wants = more && room(nowMillis) > 0;
        more &= !wants;
        return wants;
    }

    /** The next letter, whose attempt begins. */
    synchronized Optional<ClaimedLetter> next(long nowMillis) {
        dropOverdue(nowMillis);
        boolean may = !waiting.isEmpty() && running < window && breaker.permits(nowMillis) && capacity.begin(running);
        if (!may) {
            return Optional.empty();
        }
        breaker.begin();
        running++;
        return Optional.of(waiting.remove());
    }

    /** An attempt has ended. */
    synchronized void end(ClaimedLetter letter, Told told, long nowMillis) {
        running--;
        lastEnd = nowMillis;
        hold(-letter.size());
        if (told.verdict() instanceof Verdict.NoWay) {
            breaker.succeed();
            breaker.pause(RetryPolicy.SOON, nowMillis);
        } else if (told.isReceiverUnwell()) {
            breaker.fail(nowMillis);
            window = Math.max(1, window / 2);
        } else {
            breaker.succeed();
            window = Math.min(limits.perReceiver(), window + 1);
        }
        if (told.verdict() instanceof Verdict.RetryAfter asked) {
            breaker.pause(asked.pause(), nowMillis);
        }
    }

    synchronized void endPause() {
        breaker.endPause();
    }

    /** Whether nothing is lost when it is forgotten. */
    synchronized boolean isIdle(long nowMillis) {
        boolean forgettable = breaker.isWell(nowMillis) || nowMillis - lastEnd > MEMORY.toMillis();
        return running == 0 && waiting.isEmpty() && forgettable;
    }

    /** Does it until there is no more to do; while a thread is at it others only leave word, so nobody is called from within. */
    void pump(Runnable step) {
        if (pumps.getAndIncrement() > 0) {
            return;
        }
        try {
            int heard = 1;
            do {
                step.run();
                heard = pumps.addAndGet(-heard);
            } while (heard > 0);
        } catch (RuntimeException | Error e) { // or nobody would be let in again
            pumps.set(0);
            throw e;
        }
    }

    /** A letter whose lease might end before its attempt does is somebody else's soon. */
    private void dropOverdue(long nowMillis) {
        @Nullable ClaimedLetter first = waiting.peek();
        while (first != null
                && first.leasedUntil() < nowMillis + limits.attempt().toMillis()) {
            waiting.remove();
            hold(-first.size());
            first = waiting.peek();
        }
    }

    private void hold(long size) {
        bytes += size;
        capacity.hold(size);
    }
}
