package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call how often, and who is remembered. */
class RateLimitsTest {
    private static final int THREADS = 4;

    private long now;
    private final RateLimits limits = new RateLimits(RateLimit.of(3), () -> now);

    private static Caller caller(String id, Optional<RateLimit> limit) {
        return new Caller(id, id, Set.of(Role.REQUESTOR), Limits.NONE, limit);
    }

    private static Caller usual(String id) {
        return caller(id, Optional.empty());
    }

    private int permitted(Caller caller, int calls) {
        return (int)
                IntStream.range(0, calls).filter(call -> limits.permit(caller)).count();
    }

    @Test
    void aCallerHasHisOwnLimitOrTheUsualOneOrNone() {
        assertThat(permitted(caller("own", Optional.of(RateLimit.of(5))), 100)).isEqualTo(5);
        assertThat(permitted(usual("usual"), 100)).isEqualTo(3);
        assertThat(permitted(caller("none", Optional.of(RateLimit.NONE)), 100)).isEqualTo(100);
    }

    @Test
    void whatOneCallerDoesTakesNothingFromAnother() {
        assertThat(permitted(usual("greedy"), 100)).isEqualTo(3);

        assertThat(permitted(usual("another"), 1)).isEqualTo(1);
    }

    @Test
    void whereNothingIsSetNobodyIsLimitedOrRemembered() {
        RateLimits none = new RateLimits(RateLimit.NONE, () -> now);

        assertThat(IntStream.range(0, 1_000)).allMatch(call -> none.permit(usual("a")));
        assertThat(none.size()).isZero();
    }

    @Test
    void thoseWhoAreGoneAreForgotten() {
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 100; i++) {
                assertThat(limits.permit(usual(second + "/" + i))).isTrue();
            }
            now += TokenBucket.SECOND;
        }

        assertThat(limits.size()).isLessThanOrEqualTo(RateLimits.FEW + 100);
    }

    @Test
    void whoHasJustCalledIsNotForgotten() {
        now += TokenBucket.SECOND;
        assertThat(permitted(usual("busy"), 3)).isEqualTo(3);
        IntStream.range(0, 2 * RateLimits.FEW).forEach(i -> limits.permit(usual("other " + i)));

        assertThat(limits.permit(usual("busy"))).isFalse();
    }

    @Test
    void whoeverCallsWhileOthersAreForgottenGetsNoCallMore() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            for (int round = 0; round < 100; round++) {
                String prefix = round + "/";
                IntStream.range(0, RateLimits.FEW).forEach(i -> limits.permit(usual(prefix + i)));
                now += 2 * TokenBucket.SECOND;
                List<CompletableFuture<Integer>> calls = IntStream.range(0, THREADS)
                        .mapToObj(thread ->
                                CompletableFuture.supplyAsync(() -> callTogether(together, prefix, thread), threads))
                        .toList();

                assertThat(calls.stream().mapToInt(CompletableFuture::join).sum())
                        .isEqualTo(3 * RateLimits.FEW);
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A newcomer has the others forgotten, while each of them calls once from each thread. */
    private int callTogether(CyclicBarrier together, String prefix, int thread) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        limits.permit(usual(prefix + "newcomer " + thread));
        return (int) IntStream.range(0, RateLimits.FEW)
                .filter(i -> limits.permit(usual(prefix + i)))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "many", "1.5", ""})
    void aLimitThatIsNoneIsNamed(String text) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> RateSettings.limit(Optional.of(text)))
                .withMessageContaining("SWITCHBOARD_RATE_LIMIT");
    }

    @Test
    void aLimitIsReadAndNoneIsTheUsual() {
        assertThat(RateSettings.limit(Optional.of(" 100 "))).isEqualTo(RateLimit.of(100));
        assertThat(RateSettings.limit(Optional.empty())).isEqualTo(RateLimit.NONE);
    }
}
