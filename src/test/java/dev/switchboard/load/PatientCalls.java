package dev.switchboard.load;

import dev.switchboard.load.CallLoop.Script;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers who come at a fixed rate, ask the silent service once each, and note how late they are told that nothing came. */
final class PatientCalls implements Script, AutoCloseable {
    private static final Pattern EXCHANGE = Pattern.compile("Exchange-Id: ([0-9a-f]{8})-([0-9a-f]{4})-7");

    private final Tally tally = new Tally();
    private final byte[] request = Caller.request(Subject.SILENT, Bodies.ofBytes(256));
    private final CallLoop loop;
    private final int ramp;
    private final long[] lateNanos;
    private final long[] lateByServerNanos;
    private final CountDownLatch asked;
    private final CountDownLatch toBeTold;
    private final Thread thread = new Thread(this::run, "patient-calls");
    private final long began = System.nanoTime();
    private volatile boolean goesOn = true;
    private int come;
    private int told;

    PatientCalls(int port, int callers, int ramp) throws IOException {
        this.loop = new CallLoop(port, tally);
        this.ramp = ramp;
        this.lateNanos = new long[callers];
        this.lateByServerNanos = new long[callers];
        this.asked = new CountDownLatch(callers);
        this.toBeTold = new CountDownLatch(callers);
        thread.start();
    }

    void awaitAllAsked() throws InterruptedException {
        asked.await();
    }

    /** Returns whether all have been told, within the time. */
    boolean awaitAllTold(long seconds) throws InterruptedException {
        return toBeTold.await(seconds, TimeUnit.SECONDS);
    }

    private void run() {
        loop.run(this, () -> goesOn);
    }

    @Override
    public long step(CallLoop loop) throws IOException {
        if (come == lateNanos.length) {
            return Long.MAX_VALUE;
        }
        double due = (System.nanoTime() - began) / 1e9 * ramp;
        while (come < Math.min(due, lateNanos.length)) {
            Caller caller = loop.connect(request);
            caller.ask(System.nanoTime());
            come++;
            asked.countDown();
        }
        return 1;
    }

    @Override
    public void answered(Caller caller, int status, long at) {
        if (status != 504) {
            Print.line("waiting, AN ANSWER FROM NOWHERE:", "%s", caller.answer());
        }
        lateNanos[told] = at - caller.askedAt() - Subject.SILENT_TIMEOUT.toNanos();
        lateByServerNanos[told] = TimeUnit.MILLISECONDS.toNanos(
                System.currentTimeMillis() - begun(caller.answer()) - Subject.SILENT_TIMEOUT.toMillis());
        told++;
        toBeTold.countDown();
    }

    /** When the server began the exchange, in milliseconds since 1970: its id says so. */
    private static long begun(String answer) {
        Matcher id = EXCHANGE.matcher(answer);
        return id.find() ? Long.parseLong(id.group(1) + id.group(2), 16) : 0;
    }

    /** To be called when all have been told. The second line leaves out the time until the server took the call. */
    void report() {
        Print.line("waiting, told:", "%s", tally.take().outcomes());
        report("waiting, told late, by the caller's clock:", lateNanos);
        report("waiting, told late, by the exchange's:", lateByServerNanos);
    }

    private static void report(String what, long[] nanos) {
        Arrays.sort(nanos);
        Print.line(
                what,
                "min %.1f ms, p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                millis(nanos, 0),
                millis(nanos, 0.5),
                millis(nanos, 0.99),
                millis(nanos, 1));
    }

    private static double millis(long[] nanos, double quantile) {
        return nanos[(int) Math.round(quantile * (nanos.length - 1))] / 1e6;
    }

    @Override
    public void close() throws Exception {
        goesOn = false;
        thread.join();
        loop.close();
    }
}
