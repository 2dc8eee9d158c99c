package dev.switchboard.load;

import java.time.Duration;
import java.util.List;

/**
 * What is to be run, and how much of it.
 *
 * @param scenarios in their order
 * @param jvmOptions of the Switchboard
 * @param warmUp before anything is measured
 * @param duration of one measurement of throughput
 * @param callers who wait
 * @param ramp how many of them come in a second
 * @param hangUps callers who hang up
 * @param window exchanges that are on their way at once, where callbacks come as fast as they can
 * @param rate callbacks a second, where they come steadily
 */
record LoadSettings(
        List<String> scenarios,
        String jvmOptions,
        Duration warmUp,
        Duration duration,
        int callers,
        int ramp,
        int hangUps,
        int window,
        int rate) {

    static LoadSettings fromSystemProperties() {
        return new LoadSettings(
                List.of(System.getProperty("load", "throughput,waiting,hang-up").split(",", -1)),
                System.getProperty("jvm", "-Xmx512m -XX:+UseParallelGC"),
                Duration.ofSeconds(Integer.getInteger("warm-up", 40)),
                Duration.ofSeconds(Integer.getInteger("duration", 20)),
                Integer.getInteger("callers", 10_000),
                Integer.getInteger("ramp", 1_000),
                Integer.getInteger("hang-ups", 1_000),
                Integer.getInteger("window", 512),
                Integer.getInteger("rate", 500));
    }
}
