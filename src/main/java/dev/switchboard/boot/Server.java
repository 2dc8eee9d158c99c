package dev.switchboard.boot;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Payara Micro in this process, with the adapter deployed first and the WAR second. */
final class Server {
    private static final String LISTENING =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.enabled";
    private static final String DOOR =
            "configs.config.server-config.network-config.transports.transport.tcp.io-strategy=dev.switchboard.intake.Door";
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String FOUND = "HTTP/1.1 200";
    private static final String ASK_FOR_A_PAGE =
            "GET /problems/not-found HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final ClassLoader loader;
    private final PayaraMicroBoot payara;
    private final AdminCommandRunner commands;

    private Server(ClassLoader loader, PayaraMicroBoot payara, AdminCommandRunner commands) {
        this.loader = loader;
        this.payara = payara;
        this.commands = commands;
    }

    static Server start(BootSettings settings, DataFolder data) throws Exception {
        Path jar = ownJar();
        ServerJars jars = ServerJars.unpacked(jar, data.runtimes());
        // what Payara's launcher would set; it unpacks its jars at each start and searches them one by one
        System.setProperty("fish.payara.micro.BootJar", jar.toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", jars.folder().toString());
        ClassLoader loader = new ServerClassLoader(jars);
        Thread.currentThread().setContextClassLoader(loader);
        AtomicReference<AdminCommandRunner> commands = new AtomicReference<>();
        payara("getInstance").setPostBootHandler(runner -> {
            commands.set(runner);
            intake(loader, "install");
        });
        PayaraMicroBoot started = payara("create", (Object) arguments(settings, data.freshServerFolder()));
        intake(loader, "open");
        requireServing(settings.bind(), settings.port());
        return new Server(loader, started, Objects.requireNonNull(commands.get(), "what runs commands in the server"));
    }

    /**
     * Answers that are on their way go first. Then lets go of the port: a server whose applications have stopped answers for them,
     * and not as they would.
     */
    void stop() throws BootstrapException {
        intake(loader, "awaitAnswers");
        commands.run("set", LISTENING + "=false");
        payara.getRuntime().shutdown();
    }

    private static PayaraMicroBoot payara(String factory, Object... arguments) throws Exception {
        Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        try {
            return (PayaraMicroBoot) Thread.currentThread()
                    .getContextClassLoader()
                    .loadClass("fish.payara.micro.impl.PayaraMicroImpl")
                    .getMethod(factory, types)
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** By the server's loader: it uses the server's classes. */
    private static void intake(ClassLoader loader, String action) {
        try {
            loader.loadClass("dev.switchboard.intake.Intake").getMethod(action).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The server is another one than this was built for", e);
        }
    }

    private static String[] arguments(BootSettings settings, Path server) throws IOException {
        List<String> arguments = List.of(
                "--rootdir",
                Files.createDirectories(server.resolve("root")).toString(),
                "--logproperties",
                logging(settings, server).toString(),
                "--prebootcommandfile",
                commandsBeforeBoot(server).toString(),
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

    /** The server listens before the application is there, and would answer for it, with 404 and 500; the door keeps callers out till then. */
    private static Path commandsBeforeBoot(Path server) throws IOException {
        Path file = DataFolder.unpack("/SWITCHBOARD-INF/pre-boot.asadmin", server);
        return Files.writeString(file, "\nset " + DOOR + "\n", StandardOpenOption.APPEND);
    }

    private static Path logging(BootSettings settings, Path server) throws IOException {
        Path file = DataFolder.unpack("/SWITCHBOARD-INF/logging.properties", server);
        String lines = "\ndev.switchboard.level=" + settings.logLevel() + "\n"
                + settings.logFormat().setting() + "\n";
        return Files.writeString(file, lines, StandardOpenOption.APPEND);
    }

    /** Payara Micro goes on without an application that failed to start, and even lists it; nobody is served by that. */
    private static void requireServing(InetAddress bind, int port) throws IOException {
        try (Socket call = new Socket(bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind, port)) {
            call.setSoTimeout(PATIENCE_MILLIS);
            call.getOutputStream().write(ASK_FOR_A_PAGE.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = call.getInputStream().readNBytes(FOUND.length());
            if (!new String(answer, StandardCharsets.US_ASCII).equals(FOUND)) {
                throw new IllegalStateException("the application was not deployed");
            }
        }
    }

    private static Path ownJar() throws URISyntaxException {
        return Path.of(
                Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
