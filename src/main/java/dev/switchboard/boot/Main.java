package dev.switchboard.boot;

import dev.switchboard.boot.BootSettings.Mode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.logging.Level;
import javax.management.JMException;

/** Starts the server, says where things are, and stops it when the process is told to end. */
public final class Main {
    private static final String DID_NOT_START = "Switchboard did not start: ";
    private static final String DEBUG_SHOWS_MORE = "SWITCHBOARD_LOG_LEVEL=debug shows more";

    private Main() {}

    public static void main(String[] arguments) {
        try {
            start(BootSettings.from(System.getenv()));
        } catch (Refusal refusal) {
            end(refusal.reason());
        } catch (Exception e) {
            end(DID_NOT_START + StartLog.reason(e) + "; " + DEBUG_SHOWS_MORE);
        }
    }

    private static void start(BootSettings settings) throws Exception {
        PrintStream out = System.out;
        LogFormat format = settings.logFormat();
        Instant began = Instant.now();
        Ports.requireAddress(settings.bind(), "SWITCHBOARD_BIND");
        Ports.requireFree("HTTP", settings.port(), "SWITCHBOARD_PORT");
        settings.broker().port().ifPresent(port -> Ports.requireFree("The broker's", port, "BROKER_PORT"));
        DataFolder data = DataFolder.claim(settings.data());
        publish(settings, data);

        format.say(out, "Switchboard is starting");
        if (settings.logLevel().intValue() > Level.FINE.intValue()) {
            StartLog.holdBack();
        }
        StopSignals signals = StopSignals.heeded(format, out);
        Server server = server(settings, data);
        signals.stopping(server);
        StartLog.release();
        sayWhereThingsAre(settings, Duration.between(began, Instant.now()), out);
        sayWhoMayCome(settings, out);
    }

    private static Server server(BootSettings settings, DataFolder data) throws Exception {
        Files.deleteIfExists(data.failedStart());
        try {
            return Server.start(settings, data);
        } catch (Exception e) {
            String more = StartLog.keep(data.failedStart(), e) ? data.failedStart() + " has more" : DEBUG_SHOWS_MORE;
            throw new Refusal(DID_NOT_START + StartLog.reason(e) + "; " + more);
        }
    }

    /** For {@code pre-boot.asadmin}, the adapter and the WAR. */
    private static void publish(BootSettings settings, DataFolder data) {
        System.setProperty("switchboard.mode", settings.mode().name().toLowerCase(Locale.ROOT));
        System.setProperty("switchboard.bind", settings.bind().getHostAddress());
        System.setProperty("switchboard.data", settings.data().toString());
        System.setProperty("switchboard.node", settings.node().orElseGet(data::nodeName));
        DatabaseSettings database = settings.database();
        System.setProperty("switchboard.database.class", database.dataSource());
        System.setProperty("switchboard.database.url", database.url());
        System.setProperty("switchboard.database.user", database.user());
        System.setProperty("switchboard.database.password", database.password());
        System.setProperty("switchboard.database.pool", Integer.toString(database.poolSize()));
        publish(settings.http());
    }

    private static void publish(HttpSettings http) {
        System.setProperty("switchboard.header.limit", Integer.toString(http.headerLimit()));
        System.setProperty(
                "switchboard.header.seconds", Long.toString(http.headerTimeout().toSeconds()));
        System.setProperty("switchboard.body.limit", Integer.toString(http.bodyLimit()));
        System.setProperty(
                "switchboard.body.seconds", Long.toString(http.bodyTimeout().toSeconds()));
        System.setProperty(
                "switchboard.idle.seconds", Long.toString(http.idleTimeout().toSeconds()));
        System.setProperty("switchboard.connection.limit", Integer.toString(http.connections()));
    }

    private static void sayWhereThingsAre(BootSettings settings, Duration time, PrintStream out) {
        Consumer<String> line = text -> settings.logFormat().say(out, text);
        line.accept("Switchboard is ready after " + time.toSeconds() + " s; Ctrl-C stops it");
        line.accept("  API       http://localhost:" + settings.port() + "/api");
        line.accept("  broker    " + settings.broker().description());
        if (settings.mode() == Mode.DEVELOPMENT && settings.broker().port().isPresent()) {
            line.accept(
                    "            user switchboard, password switchboard, unless BROKER_USER, BROKER_PASSWORD say otherwise");
        }
        line.accept("  database  " + settings.database().description());
        line.accept("  data      " + settings.data());
    }

    private static void sayWhoMayCome(BootSettings settings, PrintStream out) throws JMException {
        Consumer<String> line = text -> settings.logFormat().say(out, text);
        if (settings.mode() == Mode.DEVELOPMENT) {
            line.accept(
                    "  access    open: in development mode everybody on this machine may do everything, without a key");
        } else {
            line.accept("  access    by API key");
            OperatorKey.showFirst(settings.logFormat(), out);
        }
    }

    private static void end(String reason) {
        if (!StopSignals.ending()) {
            LogFormat.asFarAsKnown(System.getenv()).complain(System.err, reason);
        }
        StopSignals.exit(1);
    }
}
