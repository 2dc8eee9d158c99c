package dev.switchboard.load;

import dev.switchboard.load.CallLoop.Script;
import java.io.IOException;
import java.time.Duration;

/** Each connection asks again when it is answered: how many requests a second, and what they cost. */
final class Throughput implements Script {
    private static final int[] CONNECTIONS = {16, 64};

    private final Subject subject;
    private final LoadSettings settings;
    private final byte[] request = Caller.request(Subject.ECHO, Bodies.ofBytes(256));

    Throughput(Subject subject, LoadSettings settings) {
        this.subject = subject;
        this.settings = settings;
    }

    void run() throws IOException {
        Duration warmUp = settings.warmUp();
        for (int connections : CONNECTIONS) {
            run(connections, warmUp);
            warmUp = warmUp.dividedBy(8); // it is warm by then, but for the connections
        }
    }

    private void run(int connections, Duration warmUp) throws IOException {
        Tally tally = new Tally();
        try (CallLoop loop = new CallLoop(subject.port(), tally)) {
            for (int i = 0; i < connections; i++) {
                loop.connect(request).ask(System.nanoTime());
            }
            run(loop, warmUp);
            tally.take();
            Duration cpuBefore = subject.vitals().cpu();
            long began = System.nanoTime();
            run(loop, settings.duration());
            double seconds = (System.nanoTime() - began) / 1e9;
            Duration cpu = subject.vitals().cpu().minus(cpuBefore);
            report(connections, tally.take(), seconds, cpu);
        }
    }

    private void run(CallLoop loop, Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        loop.run(this, () -> System.nanoTime() - end < 0);
    }

    private static void report(int connections, Tally.Figures figures, double seconds, Duration cpu) {
        String what = "throughput, " + connections + " connections:";
        Print.line(what, "%.0f requests/s", figures.answers() / seconds);
        Print.line(what, "%.3f CPU seconds per 1,000 requests", cpu.toMillis() / (double) figures.answers());
        Print.line(what, "%s", figures);
    }

    @Override
    public long step(CallLoop loop) {
        return Long.MAX_VALUE;
    }

    @Override
    public void answered(Caller caller, int status, long at) throws IOException {
        caller.ask(at);
    }
}
