package dev.switchboard.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Java process of this test run. Its output is a file, and it never outlives the JVM that started it. */
final class ChildProcess {
    /** Generous, because a busy machine is no defect. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long POLL_MILLIS = 50;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param environment the only Switchboard variables that the process sees */
    static ChildProcess start(ProcessBuilder command, Map<String, String> environment, Path output) {
        command.environment().keySet().removeIf(ChildProcess::configuresSwitchboard);
        command.environment().putAll(environment);
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            RUNNING.add(process);
            process.onExit().thenAccept(RUNNING::remove);
            return new ChildProcess(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when the condition holds; fails with the output when the process has ended or patience has. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "Ended with " + process.exitValue() + " while waiting for: " + what + "\n" + output());
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for: " + what + "\n" + output());
            }
            pause();
        }
    }

    /** SIGTERM, as from an operator. */
    int stop() {
        process.destroy();
        return awaitExit();
    }

    int kill() {
        process.destroyForcibly();
        return awaitExit();
    }

    /** @param name as {@code kill} takes it */
    void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    int awaitExit() {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException("The process did not end by itself\n" + output());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean configuresSwitchboard(String variable) {
        return variable.matches("(SWITCHBOARD|BROKER|DATABASE)_.*");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
