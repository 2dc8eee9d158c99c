package dev.switchboard.load;

import dev.switchboard.load.CallLoop.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Callers who go on: they ask for callbacks, from a thread of their own, at the pace that is set. */
final class CallbackCalls implements Script, AutoCloseable {
    private static final int CONNECTIONS = 64;

    private final Journeys journeys;
    private final Tally accepting = new Tally();
    private final CallLoop loop;
    private final String head;
    private final Deque<Caller> idle = new ArrayDeque<>();
    private final Map<Caller, Integer> numbers = new HashMap<>();
    private final Thread thread = new Thread(this::run, "callback-calls");
    private volatile Pace pace = (now, onTheWay) -> false;
    private volatile boolean goesOn = true;

    /** When one more is to be asked for. */
    interface Pace {
        boolean isDue(long now, int onTheWay);

        /** When that became so, as of {@link System#nanoTime()}. */
        default long dueAt(long now) {
            return now;
        }

        /** As fast as it goes with so many on their way. */
        static Pace window(int exchanges) {
            return (now, onTheWay) -> onTheWay < exchanges;
        }

        /** So many a second, whatever becomes of them; who is late is measured from when he was due. */
        static Pace rate(int aSecond) {
            return new Steady(1_000_000_000L / aSecond);
        }
    }

    private static final class Steady implements Pace {
        private final long every;
        private long next = System.nanoTime();

        Steady(long every) {
            this.every = every;
        }

        @Override
        public boolean isDue(long now, int onTheWay) {
            return next - now <= 0;
        }

        @Override
        public long dueAt(long now) {
            long due = next;
            next += every;
            return due;
        }
    }

    CallbackCalls(int port, String service, String callbackUrl, Journeys journeys) throws IOException {
        this.journeys = journeys;
        this.loop = new CallLoop(port, accepting);
        this.head = "POST /api/services/" + service + "/requests HTTP/1.1\r\nHost: localhost\r\n"
                + "Prefer: respond-async\r\nCallback-Url: " + callbackUrl + "\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + Bodies.NUMBERED + "\r\n\r\n";
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(loop.connect(new byte[0]));
        }
        thread.start();
    }

    void goOn(Pace newPace) {
        pace = newPace;
    }

    void pause() {
        pace = (now, onTheWay) -> false;
    }

    /** What was accepted since the last look. */
    Tally.Figures take() {
        return accepting.take();
    }

    private void run() {
        loop.run(this, () -> goesOn);
    }

    @Override
    public long step(CallLoop callers) throws IOException {
        Pace now = pace;
        while (!idle.isEmpty() && now.isDue(System.nanoTime(), journeys.onTheWay())) {
            ask(connected(idle.remove()), now.dueAt(System.nanoTime()));
        }
        return 1;
    }

    /** The server closes a connection that had nothing to do for long. */
    private Caller connected(Caller caller) throws IOException {
        return caller.channel().isOpen() ? caller : loop.connect(new byte[0]);
    }

    private void ask(Caller caller, long dueAt) throws IOException {
        int number = journeys.begin(dueAt);
        numbers.put(caller, number);
        caller.ask((head + Bodies.numbered(number)).getBytes(StandardCharsets.US_ASCII), dueAt);
    }

    @Override
    public void answered(Caller caller, int status, long at) {
        int number = numbers.getOrDefault(caller, -1);
        if (status != 202) {
            journeys.refused(number);
        }
        idle.add(caller);
    }

    @Override
    public void close() throws Exception {
        goesOn = false;
        thread.join();
        loop.close();
    }
}
