package dev.switchboard.boot;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/** Starts Payara Micro with the adapter first and the WAR second, and says where things are. */
public final class Main {
    private static final String APPLICATION = "switchboard";

    private Main() {}

    public static void main(String[] arguments) {
        try {
            start(BootSettings.from(System.getenv()));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (Exception e) {
            System.err.println("Switchboard did not start: " + e);
            System.exit(1);
        }
    }

    private static void start(BootSettings settings) throws Exception {
        requireFree("HTTP", settings.port(), "SWITCHBOARD_PORT");
        settings.brokerPort().ifPresent(port -> requireFree("The broker's", port, "BROKER_PORT"));
        DataFolder data = DataFolder.claim(settings.data());
        System.setProperty("switchboard.data", settings.data().toString());
        System.setProperty("switchboard.node", nodeName(data));
        System.setProperty("switchboard.mode", settings.mode().name().toLowerCase(Locale.ROOT));
        System.setProperty(
                "switchboard.database.url",
                "jdbc:h2:file:" + settings.data().resolve("database/switchboard")
                        + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");

        Termination.drainOnSignals();
        PayaraMicro.main(serverArguments(settings, data.freshServerFolder()));
        requireDeployed();
        sayWhereThingsAre(settings, System.out);
    }

    private static String[] serverArguments(BootSettings settings, Path server) throws IOException {
        List<String> arguments = List.of(
                "--rootdir",
                Files.createDirectories(server.resolve("root")).toString(),
                "--unpackdir",
                Files.createDirectories(server.resolve("runtime")).toString(),
                "--logproperties",
                logging(settings.logLevel(), server).toString(),
                "--prebootcommandfile",
                DataFolder.unpack("/SWITCHBOARD-INF/pre-boot.asadmin", server).toString(),
                "--deploy",
                DataFolder.unpack("/SWITCHBOARD-INF/artemis.rar", server).toString(),
                "--deploy",
                DataFolder.unpack("/SWITCHBOARD-INF/switchboard.war", server).toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(settings.port()),
                "--nohazelcast",
                "--disablephonehome");
        return arguments.toArray(String[]::new);
    }

    private static Path logging(Level level, Path server) throws IOException {
        Path file = DataFolder.unpack("/SWITCHBOARD-INF/logging.properties", server);
        return Files.writeString(file, "\ndev.switchboard.level=" + level + "\n", StandardOpenOption.APPEND);
    }

    private static String nodeName(DataFolder data) {
        String given = System.getenv("SWITCHBOARD_NODE");
        return given == null || given.isBlank() ? data.nodeName() : given;
    }

    /** Loopback alone is tried, which is where both listen. */
    private static void requireFree(String whose, int port, String variable) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Refusal(whose + " port " + port + " is taken; set " + variable + " to another.");
        }
    }

    /** Payara Micro goes on without an application that failed to deploy; nobody is served by that. */
    private static void requireDeployed() throws BootstrapException {
        boolean deployed = PayaraMicro.getInstance().getRuntime().getDeployedApplicationNames().stream()
                .anyMatch(APPLICATION::equals);
        if (!deployed) {
            throw new Refusal(
                    "Switchboard did not start: the application was not deployed, for the reason logged above.");
        }
    }

    private static void sayWhereThingsAre(BootSettings settings, PrintStream out) {
        out.println();
        out.println("Switchboard is ready (" + settings.mode().name().toLowerCase(Locale.ROOT) + ")");
        out.println("  API     http://localhost:" + settings.port() + "/api");
        out.println("  broker  " + broker(settings));
        out.println("  data    " + settings.data());
    }

    private static String broker(BootSettings settings) {
        String external = System.getenv("BROKER_URL");
        if (external != null && !external.isBlank()) {
            return external;
        }
        return settings.brokerPort()
                .map(port -> "tcp://localhost:" + port + " (JMS, AMQP 1.0, MQTT, STOMP)")
                .orElse("embedded, in-VM only");
    }
}
