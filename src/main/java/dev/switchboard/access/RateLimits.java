package dev.switchboard.access;

import dev.switchboard.access.TokenBucket.Taken;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps each caller to the calls that he may make on this node. No bean, so that it decides until the last call.
 *
 * <p>Whoever hasn't called for a second is forgotten, when there are many and another comes: so it remembers those who called within about
 * two seconds, and no more.
 */
final class RateLimits {
    /** How many are remembered without a thought. */
    static final int FEW = 1_000;

    private static final String A_SECOND = "1";

    private final RateLimit usual;
    private final LongSupplier nanos;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong lookedAt;

    /**
     * @param usual of callers who have none of their own
     * @param nanos a clock that only goes forward
     */
    RateLimits(RateLimit usual, LongSupplier nanos) {
        this.usual = usual;
        this.nanos = nanos;
        this.lookedAt = new AtomicLong(nanos.getAsLong());
    }

    /** Whether he may make one more call now; if so, it is counted. */
    boolean permit(Caller caller) {
        RateLimit limit = limit(caller);
        return limit.isNone() || take(caller.id(), limit);
    }

    private RateLimit limit(Caller caller) {
        return caller.rateLimit().orElse(usual);
    }

    private boolean take(String caller, RateLimit limit) {
        while (true) {
            long now = nanos.getAsLong();
            TokenBucket bucket = bucket(caller, limit, now);
            Taken taken = bucket.take(now);
            if (taken != Taken.RETIRED) {
                return taken == Taken.YES;
            }
            buckets.remove(caller, bucket);
        }
    }

    private TokenBucket bucket(String caller, RateLimit limit, long now) {
        TokenBucket known = buckets.get(caller);
        if (known != null) {
            return known;
        }
        forgetWhoIsGone(now);
        return buckets.computeIfAbsent(caller, newcomer -> new TokenBucket(limit, now));
    }

    private void forgetWhoIsGone(long now) {
        long before = lookedAt.get();
        if (buckets.size() >= FEW && now - before >= TokenBucket.SECOND && lookedAt.compareAndSet(before, now)) {
            buckets.values().removeIf(bucket -> bucket.retire(now));
        }
    }

    /** How many callers are remembered. */
    int size() {
        return buckets.size();
    }

    /**
     * What he is answered whose call isn't permitted. The headers are those of draft-ietf-httpapi-ratelimit-headers-11; a second is always
     * enough for one more call, since there is no lower limit.
     *
     * @param path that was called
     */
    Answer refusal(Caller caller, String path) {
        int calls = limit(caller).callsPerSecond();
        return new Problem(Fault.RATE_LIMITED, "On this node it is " + calls + " calls a second")
                .toAnswer(path)
                .with("Retry-After", A_SECOND)
                .with("RateLimit-Policy", "\"default\";q=" + calls + ";w=" + A_SECOND)
                .with("RateLimit", "\"default\";r=0;t=" + A_SECOND);
    }
}
