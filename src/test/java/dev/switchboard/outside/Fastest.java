package dev.switchboard.outside;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** How long something takes by itself: a busy machine slows one turn or another, and hardly all of them. */
final class Fastest {
    private static final int TURNS = 5;

    private Fastest() {}

    static Duration ofFive(Runnable turn) {
        return Stream.generate(() -> time(turn))
                .limit(TURNS)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration time(Runnable turn) {
        long begin = System.nanoTime();
        turn.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
