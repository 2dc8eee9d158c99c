package dev.switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.operations.GroupCommit.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private GroupCommit<String, String> group = group(new Bounds(10, 1_000, 4));

    @AfterEach
    void end() {
        gate.countDown();
        group.end();
    }

    @Test
    void eachItemHasItsOwnResult() {
        gate.countDown();

        assertThat(offer("a").join()).isEqualTo("done: a");
        assertThat(offer("b").join()).isEqualTo("done: b");
    }

    @Test
    void whatComesMeanwhileIsTheNextBatch() throws Exception {
        offer("first");
        entered.await();
        List<CompletableFuture<String>> next = List.of(offer("a"), offer("b"), offer("c"));

        gate.countDown();
        next.forEach(CompletableFuture::join);

        assertThat(batches).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void atAPaceWhatComesOneAfterTheOtherIsOneBatch() throws Exception {
        group.end();
        gate.countDown();
        group = group(new Bounds(10, 1_000, 4, Duration.ofHours(1)));
        offer("first").join();

        offer("a");
        offer("b");
        offer("c");
        group.end();

        assertThat(batches).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void whereThereIsNoThreadNothingIsTakenAndLaterItIs() {
        gate.countDown();
        AtomicBoolean exhausted = new AtomicBoolean(true);
        GroupCommit<String, String> poor = new GroupCommit<>(
                new Bounds(10, 1, 4), String::length, this::work, Runnable::run, task -> new Thread(task) {
                    @Override
                    public synchronized void start() {
                        if (exhausted.get()) {
                            throw new OutOfMemoryError("unable to create native thread");
                        }
                        super.start();
                    }
                });

        assertThat(poor.offer("a")).isEmpty();
        exhausted.set(false);
        assertThat(poor.offer("b").orElseThrow().join()).isEqualTo("done: b");

        poor.end();
        assertThat(batches).containsExactly(List.of("b"));
    }

    @Test
    void whileThereIsNothingToDoThereIsNoThread() {
        gate.countDown();
        List<Thread> made = Collections.synchronizedList(new ArrayList<>());
        GroupCommit<String, String> lazy =
                new GroupCommit<>(new Bounds(10, 1_000, 4), String::length, this::work, Runnable::run, work -> {
                    made.add(new Thread(work));
                    return made.get(made.size() - 1);
                });
        assertThat(made).isEmpty();

        lazy.offer("a").orElseThrow().join();
        lazy.end();

        assertThat(made).hasSize(1).noneMatch(Thread::isAlive);
    }

    @Test
    void aBatchIsNoLargerThanItsBound() throws Exception {
        offer("first");
        entered.await();
        List<CompletableFuture<String>> next = IntStream.range(0, 9)
                .mapToObj(Integer::toString)
                .map(this::offer)
                .toList();

        gate.countDown();
        next.forEach(CompletableFuture::join);

        assertThat(batches).extracting(List::size).containsExactly(1, 4, 4, 1);
    }

    @Test
    void aFailureIsToldToAllOfItsBatchAndToNobodyElse() throws Exception {
        offer("first");
        entered.await();
        CompletableFuture<String> failing = offer("fail");
        CompletableFuture<String> beside = offer("beside");
        gate.countDown();

        assertThatThrownBy(failing::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("as asked");
        assertThatThrownBy(beside::join).hasRootCauseMessage("as asked");
        assertThat(offer("later").join()).isEqualTo("done: later");
    }

    @Test
    void whenItIsFullItSaysSoAtOnce() throws Exception {
        offer("first");
        entered.await();
        IntStream.range(0, 10).forEach(i -> offer("waits"));

        assertThat(group.offer("one too many")).isEmpty();

        gate.countDown();
        group.end();
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(11);
    }

    @Test
    void whatWaitsHasNoMoreBytesThanItsBound() throws Exception {
        offer("first");
        entered.await();
        offer("x".repeat(600));

        assertThat(group.offer("y".repeat(600))).isEmpty();
        assertThat(group.offer("small")).isPresent();
    }

    @Test
    void bytesAreFreeAgainWhenTheyAreDone() {
        gate.countDown();

        IntStream.range(0, 5).forEach(i -> offer("x".repeat(900)).join());
    }

    @Test
    void whatWasTakenIsDoneBeforeTheEndAndNothingIsTakenAfterIt() throws Exception {
        offer("first");
        entered.await();
        CompletableFuture<String> waiting = offer("waiting");
        CompletableFuture<Void> ending = CompletableFuture.runAsync(group::end);
        gate.countDown();

        ending.get(30, TimeUnit.SECONDS);
        assertThat(waiting).isCompletedWithValue("done: waiting");
        assertThat(group.offer("late")).isEmpty();
        assertThat(group.isIdle()).isTrue();
    }

    private CompletableFuture<String> offer(String item) {
        return group.offer(item).orElseThrow();
    }

    private GroupCommit<String, String> group(Bounds bounds) {
        return new GroupCommit<>(bounds, String::length, this::work, Runnable::run, Thread::new);
    }

    private List<String> work(List<String> items) {
        entered.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        batches.add(items);
        if (items.contains("fail")) {
            throw new IllegalStateException("as asked");
        }
        return items.stream().map(item -> "done: " + item).toList();
    }
}
