package dev.switchboard.load;

import dev.switchboard.load.CallLoop.Script;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** A modest load on the healthy service, at a fixed rate, from a thread of its own. */
final class SteadyCalls implements Script, AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Tally tally = new Tally();
    private final CallLoop loop;
    private final Deque<Caller> idle = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "steady-calls");
    private volatile boolean goesOn = true;
    private long nextAt = System.nanoTime();

    SteadyCalls(int port) throws IOException {
        loop = new CallLoop(port, tally);
        byte[] request = Caller.request(Subject.ECHO, Bodies.ofBytes(256));
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(loop.connect(request));
        }
        thread.start();
    }

    /** What was answered since the last look. */
    Tally.Figures take() {
        return tally.take();
    }

    private void run() {
        loop.run(this, () -> goesOn);
    }

    /** Who is late because no connection was free doesn't make up for it: the rate falls, and is printed. */
    @Override
    public long step(CallLoop loop) throws IOException {
        long now = System.nanoTime();
        if (nextAt - now <= 0 && !idle.isEmpty()) {
            idle.remove().ask(now);
            nextAt = Math.max(nextAt, now - EVERY_NANOS) + EVERY_NANOS;
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nextAt - now));
    }

    @Override
    public void answered(Caller caller, int status, long at) {
        idle.add(caller);
    }

    @Override
    public void close() throws Exception {
        goesOn = false;
        thread.join();
        loop.close();
    }
}
