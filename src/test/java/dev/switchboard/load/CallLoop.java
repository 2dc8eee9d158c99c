package dev.switchboard.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/** Carries callers on the thread that runs it. */
final class CallLoop implements AutoCloseable {
    private static final long LONGEST_NAP_MILLIS = 100;

    private final Selector selector;
    private final int port;
    private final Tally tally;

    /** When the callers ask. */
    interface Script {
        /** Called again and again; returns the milliseconds until it wants to be. */
        long step(CallLoop loop) throws IOException;

        void answered(Caller caller, int status, long at) throws IOException;
    }

    CallLoop(int port, Tally tally) throws IOException {
        this.selector = Selector.open();
        this.port = port;
        this.tally = tally;
    }

    Caller connect(byte[] request) throws IOException {
        Caller caller = new Caller(port, request);
        caller.channel().register(selector, SelectionKey.OP_READ, caller);
        return caller;
    }

    void run(Script script, BooleanSupplier goesOn) {
        try {
            while (goesOn.getAsBoolean()) {
                nap(script.step(this));
                for (SelectionKey key : selector.selectedKeys()) {
                    read((Caller) key.attachment(), script);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void nap(long millis) throws IOException {
        if (millis <= 0) {
            selector.selectNow();
        } else {
            selector.select(Math.min(millis, LONGEST_NAP_MILLIS));
        }
    }

    private void read(Caller caller, Script script) throws IOException {
        try {
            int status = caller.read();
            if (status > 0) {
                long now = System.nanoTime();
                tally.answered(status, now - caller.askedAt());
                script.answered(caller, status, now);
            }
        } catch (IOException e) {
            tally.broke(e);
            caller.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
