package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.TokenBucket.Taken;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** How many calls a bucket lets through, whenever they come. */
class TokenBucketTest {
    private static final long SECOND = TokenBucket.SECOND;

    @Property
    void thereIsNeverMoreThanTheBurstAndTheRateTimesTheTime(
            @ForAll @IntRange(min = 1, max = 50) int rate,
            @ForAll long start,
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = SECOND / 4) Long> pauses) {
        List<Long> taken = taken(rate, start, pauses);

        for (int first = 0; first < taken.size(); first++) {
            for (int last = first; last < taken.size(); last++) {
                BigInteger calls = BigInteger.valueOf(last - first + 1L);
                BigInteger time = BigInteger.valueOf(taken.get(last) - taken.get(first));
                BigInteger most = BigInteger.valueOf(rate).multiply(time.add(BigInteger.valueOf(SECOND)));
                assertThat(calls.multiply(BigInteger.valueOf(SECOND))).isLessThanOrEqualTo(most);
            }
        }
    }

    /** The moments, since the start, of the calls that got a token. */
    private static List<Long> taken(int rate, long start, List<Long> pauses) {
        TokenBucket bucket = new TokenBucket(RateLimit.of(rate), start);
        List<Long> taken = new ArrayList<>();
        long passed = 0;
        for (long pause : pauses) {
            passed += pause;
            if (bucket.take(start + passed) == Taken.YES) {
                taken.add(passed);
            }
        }
        return taken;
    }

    @Property
    void whoKeepsToTheRateIsNeverRefused(
            @ForAll @IntRange(min = 1, max = RateLimit.MOST) int rate,
            @ForAll @IntRange(min = 1, max = 1_000) int calls) {
        long between = SECOND / rate + 1;
        TokenBucket bucket = new TokenBucket(RateLimit.of(rate), 0);

        for (int i = 0; i < calls; i++) {
            assertThat(bucket.take(i * between)).isEqualTo(Taken.YES);
        }
    }

    @Property
    void aSecondIsEnoughForOneMoreAndABitMoreForAllOfThem(
            @ForAll @IntRange(min = 1, max = 1_000) int rate, @ForAll long start) {
        TokenBucket bucket = new TokenBucket(RateLimit.of(rate), start);
        takeAll(bucket, rate, start);

        long soon = start + SECOND;
        assertThat(bucket.take(soon)).isEqualTo(Taken.YES);
        takeAll(bucket, rate, soon + 2 * SECOND);
    }

    private static void takeAll(TokenBucket bucket, int burst, long now) {
        for (int i = 0; i < burst; i++) {
            assertThat(bucket.take(now)).isEqualTo(Taken.YES);
        }
        assertThat(bucket.take(now)).isEqualTo(Taken.NO);
    }

    @Property(tries = 20)
    void itIsRetiredOnlyWhenItIsFull(@ForAll @IntRange(min = 1, max = 100) int rate) {
        TokenBucket bucket = new TokenBucket(RateLimit.of(rate), 0);
        assertThat(bucket.take(0)).isEqualTo(Taken.YES);

        assertThat(bucket.retire(SECOND / rate - 1)).isFalse();
        assertThat(bucket.retire(2 * SECOND)).isTrue();
        assertThat(bucket.take(2 * SECOND)).isEqualTo(Taken.RETIRED);
        assertThat(bucket.retire(3 * SECOND)).isFalse();
    }
}
