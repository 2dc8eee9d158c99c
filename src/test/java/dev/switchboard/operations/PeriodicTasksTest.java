package dev.switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTasksTest {
    private static final Duration NOT_IN_THIS_TEST = Duration.ofHours(1);
    private static final int DEADLINE_SECONDS = 30;

    private final PeriodicTasks tasks = new PeriodicTasks(Executors.defaultThreadFactory());
    private final Semaphore done = new Semaphore(0);

    @AfterEach
    void end() {
        tasks.end();
    }

    @Test
    void aTaskIsDoneAgainAndAgain() throws Exception {
        tasks.every(Duration.ofMillis(1), done::release);

        assertThat(done.tryAcquire(3, DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneThatFailsGoesOn() throws Exception {
        tasks.every(Duration.ofMillis(1), () -> {
            done.release();
            throw new IllegalStateException("on purpose");
        });

        assertThat(done.tryAcquire(3, DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoCannotWaitHasItDoneSooner() throws Exception {
        Runnable soon = tasks.every(NOT_IN_THIS_TEST, done::release);

        for (int i = 0; i < 3; i++) {
            soon.run();
            assertThat(done.tryAcquire(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatIsAskedForWhileItIsDoneIsDoneOnceMoreAfterIt() throws Exception {
        CyclicBarrier steps = new CyclicBarrier(2);
        AtomicInteger times = new AtomicInteger();
        Runnable soon = tasks.every(NOT_IN_THIS_TEST, () -> {
            times.incrementAndGet();
            await(steps);
            await(steps);
            done.release();
        });
        soon.run();
        await(steps);
        for (int i = 0; i < 10; i++) {
            soon.run();
        }
        assertThat(times).hasValue(1);
        await(steps);
        await(steps);
        await(steps);

        assertThat(done.tryAcquire(2, DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        tasks.end();
        assertThat(times).hasValue(2);
    }

    @Test
    void afterTheEndNothingIsBegun() {
        Runnable soon = tasks.every(NOT_IN_THIS_TEST, done::release);
        tasks.end();

        soon.run();

        assertThat(done.availablePermits()).isZero();
    }

    private static void await(CyclicBarrier steps) {
        try {
            steps.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
