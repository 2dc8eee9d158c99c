package dev.switchboard.load;

import dev.switchboard.load.CallLoop.Script;
import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Many who stream one topic, and events that come steadily: what they cost, how late they are, and whether all get all. */
final class Streaming implements Script {
    private static final String TOPIC = "/api/topics/load.stream";
    private static final int RAMP = 500;

    private final LoadSettings settings;
    private final Deque<Caller> idle = new ArrayDeque<>();
    private long nextAt;
    private long published;

    Streaming(LoadSettings settings) {
        this.settings = settings;
    }

    void run() throws Exception {
        try (SwitchboardProcess switchboard = Launch.inDevelopment()
                .hot()
                .with("JDK_JAVA_OPTIONS", settings.jvmOptions())
                .start()) {
            switchboard.http().call(TOPIC, request -> request.header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{}")));
            Vitals vitals = new Vitals(switchboard.pid());
            Print.line("streams, before:", "%d threads, %d MB of heap", vitals.threads(), vitals.heapMegabytes());
            try (StreamReaders readers = new StreamReaders(switchboard.port(), TOPIC + "/events")) {
                readers.connect(settings.readers(), RAMP);
                measure(switchboard, vitals, readers);
            }
        }
    }

    private void measure(SwitchboardProcess switchboard, Vitals vitals, StreamReaders readers) throws Exception {
        Duration cpuBefore = vitals.cpu();
        long began = System.nanoTime();
        Tally tally = new Tally();
        try (CallLoop loop = new CallLoop(switchboard.port(), tally)) {
            for (int i = 0; i < 4; i++) {
                idle.add(loop.connect(new byte[0]));
            }
            nextAt = began;
            long end = began + settings.duration().toNanos();
            loop.run(this, () -> System.nanoTime() - end < 0);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Print.line("streams, published:", "%.0f events/s; %s", published / seconds, tally.take());
        Duration cpu = vitals.cpu().minus(cpuBefore);
        long complete = readers.awaitAll(published, Duration.ofSeconds(30));
        Print.line("streams, readers:", "%d of %d have all, %d broke", complete, settings.readers(), readers.broken());
        Print.line("streams, observers:", "%d of %d events; %s", readers.observed(), published, readers.lateness());
        Print.line("streams, CPU:", "%.2f s per second", cpu.toMillis() / 1e3 / seconds);
        Print.line("streams, after:", "%d threads, %d MB of heap", vitals.threads(), vitals.heapMegabytes());
    }

    @Override
    public long step(CallLoop loop) throws java.io.IOException {
        long now = System.nanoTime();
        if (nextAt - now <= 0 && !idle.isEmpty()) {
            idle.remove()
                    .ask(
                            Caller.post(TOPIC + "/events", "{\"text\":\"" + "x".repeat(100) + "\",\"at\":" + now + "}"),
                            now);
            published++;
            nextAt += TimeUnit.SECONDS.toNanos(1) / settings.events();
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nextAt - now));
    }

    @Override
    public void answered(Caller caller, int status, long at) {
        idle.add(caller);
    }
}
