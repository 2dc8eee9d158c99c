package dev.switchboard.load;

import dev.switchboard.load.CallbackCalls.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Exchanges from the request to the webhook that tells its reply: how many a second, how fast they are accepted and told, what
 * that costs, and whether any is lost. First as fast as it goes, then at a steady rate.
 */
final class Callbacks {
    private static final String SERVICE = "load.callback";
    private static final long PATIENCE_SECONDS = 60;
    private static final int SECONDS_A_LINE = 60;

    private final Subject subject;
    private final LoadSettings settings;
    private final Journeys journeys = new Journeys();

    Callbacks(Subject subject, LoadSettings settings) {
        this.subject = subject;
        this.settings = settings;
    }

    void run() throws Exception {
        subject.declare(SERVICE);
        try (WebhookSink sink = new WebhookSink(journeys);
                BatchReplier replier = new BatchReplier(subject.brokerPort(), SERVICE);
                CallbackCalls calls = new CallbackCalls(subject.port(), SERVICE, sink.url(), journeys)) {
            Pace full = Pace.window(settings.window());
            calls.goOn(full);
            TimeUnit.SECONDS.sleep(settings.warmUp().toSeconds());
            measure("callback, " + settings.window() + " on the way:", calls);
            settle(calls);
            calls.goOn(Pace.rate(settings.rate()));
            TimeUnit.SECONDS.sleep(settings.warmUp().toSeconds() / 8);
            measure("callback, " + settings.rate() + " a second:", calls);
            settle(calls);
        }
    }

    /** A line a minute, so that it can be seen whether memory stays flat. */
    private void measure(String what, CallbackCalls calls) throws Exception {
        long left = settings.duration().toSeconds();
        while (left > 0) {
            long seconds = Math.min(left, SECONDS_A_LINE);
            measure(what, calls, seconds);
            left -= seconds;
        }
    }

    private void measure(String what, CallbackCalls calls, long seconds) throws Exception {
        calls.take();
        journeys.take();
        Duration switchboard = subject.vitals().cpu();
        Duration database = subject.databaseCpu();
        long began = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double time = (System.nanoTime() - began) / 1e9;
        Tally.Figures told = journeys.take();
        Print.line(what, "%.0f exchanges/s", told.answers() / time);
        Print.line(what, "accepted: %s", calls.take());
        Print.line(what, "from request to webhook: %s", told);
        Print.line(
                what,
                "CPU seconds per 1,000: Switchboard %.3f, database %.3f",
                perThousand(subject.vitals().cpu().minus(switchboard), told),
                perThousand(subject.databaseCpu().minus(database), told));
        Print.line(what, "%d MB of heap in use, %d on the way", heap(), journeys.onTheWay());
    }

    private static double perThousand(Duration cpu, Tally.Figures told) {
        return cpu.toMillis() / (double) Math.max(1, told.answers());
    }

    /** Nobody asks any more, and whoever was promised something gets it. */
    private void settle(CallbackCalls calls) throws InterruptedException {
        calls.pause();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (journeys.onTheWay() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        Print.line("callback, at the end:", "%d LOST, %d told twice", journeys.onTheWay(), journeys.again());
    }

    private long heap() throws IOException {
        return subject.vitals().heapMegabytes();
    }
}
