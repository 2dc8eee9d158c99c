package dev.switchboard.boot;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM stop the server while logging still works and before any shutdown hook runs: hooks run side by side, the
 * log's own among them, so that what goes wrong while stopping would be lost.
 */
final class StopSignals {
    private static final int SIGNALLED = 128;
    private static volatile boolean ending;

    private final AtomicInteger heard = new AtomicInteger();
    private final LogFormat format;
    private final PrintStream out;
    private volatile @Nullable Server server;

    private StopSignals(LogFormat format, PrintStream out) {
        this.format = format;
        this.out = out;
    }

    static StopSignals heeded(LogFormat format, PrintStream out) {
        StopSignals signals = new StopSignals(format, out);
        Map.of("INT", 2, "TERM", 15).forEach((name, number) -> {
            try {
                onSignal(name, () -> signals.stop(SIGNALLED + number));
            } catch (ReflectiveOperationException e) {
                // java -Xrs, or a system without it: Payara's shutdown hook stops the server then
            }
        });
        return signals;
    }

    /** From now on there is something to stop. */
    void stopping(Server started) {
        server = started;
    }

    /** Ends the process. Payara's shutdown hook stops what is left to stop, and is kept from talking about it. */
    static void exit(int code) {
        ending = true;
        System.out.flush();
        System.setOut(nowhere());
        Logger.getLogger("PayaraMicro").setFilter(entry -> false);
        System.exit(code);
    }

    /** Whether the process is about to end, so that whatever fails now fails because of that. */
    static boolean ending() {
        return ending;
    }

    /** By reflection, because the compiler can't be kept from warning of {@code sun.misc.Signal}. */
    private static void onSignal(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object heeding =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                    action.run();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), heeding);
    }

    private void stop(int code) {
        int first = heard.compareAndExchange(0, code);
        if (first == code) {
            Runtime.getRuntime().halt(code); // asked for twice: somebody is in a hurry
        }
        if (first == 0) {
            // no daemon, as the signal's own thread is: the process would end with the server's last thread, and with 0
            new Thread(() -> stopAndExit(code), "switchboard-stop").start();
        }
    }

    private void stopAndExit(int code) {
        Server started = server;
        if (started != null) {
            stop(started);
        }
        exit(code);
    }

    private void stop(Server started) {
        format.say(out, "Switchboard is stopping");
        System.setOut(nowhere()); // where Payara lists its database pools
        try {
            Draining.drain();
            started.stop();
            format.say(out, "Switchboard has stopped");
        } catch (Exception e) {
            format.complain(System.err, "Switchboard did not stop cleanly: " + e.getMessage());
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
