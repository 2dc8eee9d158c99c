package dev.switchboard.load;

import dev.switchboard.load.CallLoop.Script;
import java.io.IOException;
import java.time.Duration;

/** HTTP callers who publish, each one event after the other. */
final class HttpPublishers implements Script {
    private final int port;
    private final byte[] request;
    private final int connections;
    private long accepted;

    HttpPublishers(int port, String topic, int connections) {
        this.port = port;
        this.request = Caller.post("/api/topics/" + topic + "/events", Bodies.ofBytes(256));
        this.connections = connections;
    }

    /** Returns what was answered; all of it by 202. */
    Tally.Figures publish(Duration duration) throws IOException {
        Tally tally = new Tally();
        try (CallLoop loop = new CallLoop(port, tally)) {
            for (int i = 0; i < connections; i++) {
                loop.connect(request).ask(System.nanoTime());
            }
            long end = System.nanoTime() + duration.toNanos();
            loop.run(this, () -> System.nanoTime() - end < 0);
        }
        return tally.take();
    }

    /** How many events the broker has on disk, of those that were answered. */
    long accepted() {
        return accepted;
    }

    @Override
    public long step(CallLoop loop) {
        return Long.MAX_VALUE;
    }

    @Override
    public void answered(Caller caller, int status, long at) throws IOException {
        if (status == 202) {
            accepted++;
        }
        caller.ask(at);
    }
}
