package dev.switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void anAnswerServesAllWhoAskWhileItIsFresh() {
        Inquiry<Integer> inquiry = inquiry(asked::get, LONG, LONG);

        assertThat(inquiry.ask()).contains(1);
        assertThat(inquiry.ask()).contains(1);
    }

    @Test
    void anOldAnswerIsNone() {
        Inquiry<Integer> inquiry = inquiry(asked::get, LONG, Duration.ZERO);

        assertThat(inquiry.ask()).contains(1);
        assertThat(inquiry.ask()).contains(2);
    }

    @Test
    void aQuestionThatHangsIsAskedOnceAndAnsweredWhenItIsOver() {
        CompletableFuture<Integer> over = new CompletableFuture<>();
        Inquiry<Integer> inquiry = inquiry(over::join, SHORT, LONG);

        assertThat(inquiry.ask()).isEmpty();
        assertThat(inquiry.ask()).isEmpty();

        over.complete(42);
        assertThat(untilThere(inquiry)).isEqualTo(42);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aFailureIsNoAnswer() {
        Inquiry<Integer> inquiry = inquiry(
                () -> {
                    throw new IllegalStateException("away");
                },
                LONG,
                LONG);

        assertThat(inquiry.ask()).isEmpty();
    }

    @Test
    void whereNothingCanBeAskedAnyMoreThereIsNoAnswer() {
        threads.shutdown();

        assertThat(inquiry(asked::get, LONG, LONG).ask()).isEmpty();
    }

    private Inquiry<Integer> inquiry(Supplier<Integer> question, Duration patience, Duration fresh) {
        Supplier<Integer> counted = () -> {
            asked.incrementAndGet();
            return question.get();
        };
        return new Inquiry<>(counted, threads, patience, fresh);
    }

    private static int untilThere(Inquiry<Integer> inquiry) {
        long end = System.nanoTime() + LONG.toNanos();
        Optional<Integer> answer = inquiry.ask();
        while (answer.isEmpty() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
            answer = inquiry.ask();
        }
        return answer.orElseThrow();
    }
}
