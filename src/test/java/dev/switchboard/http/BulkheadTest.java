package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void whoComesWhileThereIsNoPlaceWaitsForOne() throws Exception {
        Bulkhead bulkhead = new Bulkhead(1, LONG);
        assertThat(bulkhead.enter()).isTrue();
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(bulkhead::enter);

        bulkhead.leave();

        assertThat(other.get(LONG.toSeconds() / 2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoseTurnIsLateWaitsOnWhileOthersMoveOn() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        LongSupplier alwaysJustNow = () -> {
            looks.incrementAndGet();
            return 0;
        };
        Bulkhead bulkhead = new Bulkhead(1, Duration.ofMillis(1), alwaysJustNow);
        assertThat(bulkhead.enter()).isTrue();
        int before = looks.get();
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(bulkhead::enter);
        await().atMost(LONG).until(() -> other.isDone() || looks.get() > before + 5);

        bulkhead.leave();

        assertThat(other.get(LONG.toSeconds() / 2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whereNothingHasMovedForLongNobodyWaits() {
        Bulkhead bulkhead = new Bulkhead(2, Duration.ZERO);

        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.enter()).isFalse();
        bulkhead.leave();
        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.enter()).isFalse();
    }
}
