package dev.switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SecondLookTest {
    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicLong now = new AtomicLong(-5);
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);

    @Test
    void twentyAreTakenAtOnceAndFourASecondFromThenOn() {
        SecondLook look = new SecondLook(looks::incrementAndGet, now::get);

        take(look, 100);
        assertThat(looks).hasValue(AT_ONCE);

        for (int second = 1; second <= 3; second++) {
            passes(Duration.ofSeconds(1));
            take(look, 100);
            assertThat(looks).hasValue(AT_ONCE + 4 * second);
        }
    }

    @Test
    void noMoreThanTwentyAreSavedUp() {
        SecondLook look = new SecondLook(looks::incrementAndGet, now::get);
        take(look, 100);
        passes(Duration.ofHours(1));

        take(look, 100);

        assertThat(looks).hasValue(2 * AT_ONCE);
    }

    @Test
    void whoIsToldToLookAlwaysDoes() {
        SecondLook look = new SecondLook(looks::incrementAndGet, now::get);
        take(look, 100);

        look.first();

        assertThat(looks).hasValue(AT_ONCE + 1);
    }

    @Test
    void whoComesWhileSomebodyLooksWaitsForHimAndLooksThen() throws Exception {
        SecondLook look = new SecondLook(this::lookSlowly, System::nanoTime);
        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(look::again);
        await().atMost(PATIENCE).until(() -> looks.get() == 1);

        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(look::again);
        slow.countDown();

        assertThat(one.get()).isTrue();
        int expected = other.get() ? 2 : 1; // on a machine that stood still meanwhile he may have been sent away
        assertThat(looks).hasValue(expected);
    }

    @Test
    void nobodyWaitsForOneWhoHasLookedForLong() throws Exception {
        SecondLook look = new SecondLook(this::lookSlowly, now::get);
        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(look::again);
        await().atMost(PATIENCE).until(() -> looks.get() == 1);
        passes(Duration.ofSeconds(1));

        assertThat(look.again()).isFalse();

        slow.countDown();
        assertThat(one.get()).isTrue();
    }

    private void lookSlowly() {
        looks.incrementAndGet();
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static void take(SecondLook look, int times) {
        for (int i = 0; i < times; i++) {
            look.again();
        }
    }
}
