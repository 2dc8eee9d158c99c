package dev.switchboard.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Thousands wait on a service that hangs: what they cost, what others notice of them, and when they are told. */
final class Waiting {
    private static final int OPEN_FILES_BESIDE = 1_000;
    private static final long PATIENCE_SECONDS = Subject.SILENT_TIMEOUT.toSeconds() + 40;

    private final Subject subject;
    private final LoadSettings settings;

    Waiting(Subject subject, LoadSettings settings) {
        this.subject = subject;
        this.settings = settings;
    }

    void run() throws Exception {
        requireOpenFiles();
        Print.line(
                "waiting, before:",
                "%d threads, %d MB of heap",
                threads(),
                subject.vitals().heapMegabytes());
        try (SteadyCalls healthy = new SteadyCalls(subject.port())) {
            TimeUnit.SECONDS.sleep(settings.warmUp().toSeconds() / 4);
            healthy.take();
            TimeUnit.SECONDS.sleep(8);
            Print.line("waiting, healthy service before:", "%s", healthy.take());
            try (PatientCalls patient = new PatientCalls(subject.port(), settings.callers(), settings.ramp())) {
                run(healthy, patient);
            }
        }
    }

    private void run(SteadyCalls healthy, PatientCalls patient) throws Exception {
        long began = System.nanoTime();
        patient.awaitAllAsked();
        Print.line("waiting, healthy while they come:", "%s", healthy.take());
        reportWaiting();
        healthy.take();
        Duration cpuBefore = subject.vitals().cpu();
        long still = began + Subject.SILENT_TIMEOUT.toNanos() - System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
        TimeUnit.NANOSECONDS.sleep(still);
        Duration cpu = subject.vitals().cpu().minus(cpuBefore);
        Print.line("waiting, healthy while they wait:", "%s", healthy.take());
        Print.line(
                "waiting, CPU while they wait:",
                "%.2f s per second, healthy calls included",
                cpu.toNanos() / (double) still);
        boolean all = patient.awaitAllTold(PATIENCE_SECONDS);
        long toldAt = System.nanoTime();
        Print.line("waiting, healthy while told:", "%s", healthy.take());
        if (!all) {
            Print.line("waiting:", "NOT ALL WERE TOLD");
        }
        patient.report();
        reportQueue(toldAt);
    }

    private void reportWaiting() throws IOException {
        Print.line("waiting, outstanding:", "%d", subject.live(Subject.SILENT).getInt("outstanding"));
        Print.line(
                "waiting, queue:", "%d requests", subject.live(Subject.SILENT).getInt("depth"));
        Print.line("waiting, threads:", "%d", threads());
        Print.line("waiting, heap in use:", "%d MB", subject.vitals().heapMegabytes());
    }

    private void reportQueue(long toldAt) {
        int depth = subject.live(Subject.SILENT).getInt("depth");
        subject.awaitLive(Subject.SILENT, live -> live.getInt("depth") == 0);
        Print.line(
                "waiting, queue after the last:",
                "%d requests, none after %.1f s",
                depth,
                (System.nanoTime() - toldAt) / 1e9);
    }

    private int threads() throws IOException {
        return subject.vitals().threads();
    }

    private void requireOpenFiles() throws IOException {
        int limit = Math.min(
                subject.vitals().openFilesLimit(),
                new Vitals(ProcessHandle.current().pid()).openFilesLimit());
        if (limit < settings.callers() + OPEN_FILES_BESIDE) {
            throw new IllegalStateException(
                    settings.callers() + " callers need more open files than " + limit + "; see ulimit -n");
        }
    }
}
