package dev.switchboard.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Receivers of a test: each answers as it is told, or not at all. */
final class Receiving implements Transport {
    private final Map<String, Function<ClaimedLetter, CompletableFuture<Told>>> answers = new ConcurrentHashMap<>();
    private final List<ClaimedLetter> attempts = new ArrayList<>();

    void answer(String receiver, int status) {
        answer(receiver, told(status, Optional.empty()));
    }

    void answer(String receiver, Told told) {
        answers.put(receiver, letter -> CompletableFuture.completedFuture(told));
    }

    /** Never answers, until the future that is returned completes. */
    CompletableFuture<Told> hang(String receiver) {
        CompletableFuture<Told> answer = new CompletableFuture<>();
        answers.put(receiver, letter -> answer.copy());
        return answer;
    }

    /** Has no thread to bring anything with. */
    void fail(String receiver) {
        answers.put(receiver, letter -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
    }

    static Told told(int status, Optional<Duration> retryAfter) {
        return Told.of(new Attempt(Instant.EPOCH, Optional.of(status), Optional.empty(), Duration.ZERO, retryAfter));
    }

    @Override
    public CompletableFuture<Told> bring(ClaimedLetter letter) {
        synchronized (attempts) {
            attempts.add(letter);
        }
        return answers.getOrDefault(
                        letter.receiver(), any -> CompletableFuture.completedFuture(told(200, Optional.empty())))
                .apply(letter);
    }

    /** Of all receivers, so far. */
    List<ClaimedLetter> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    int attempts(String receiver) {
        return (int) attempts().stream()
                .filter(letter -> letter.receiver().equals(receiver))
                .count();
    }

    int attempts(Letter letter) {
        return (int) attempts().stream()
                .filter(each -> each.letter().id().equals(letter.id()))
                .count();
    }
}
