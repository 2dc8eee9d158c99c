package dev.switchboard.outside;

import dev.switchboard.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key store of a server on this machine, made by the JDK's own tool, and a trust store of clients that trust it.
 *
 * @param keyStore with a self-signed certificate for {@code localhost}
 * @param trustStore with that certificate alone
 */
record TlsFiles(Path keyStore, Path trustStore) {
    static final String PASSWORD = "made for a test";

    private static final List<String> SECRET = List.of("-storetype", "PKCS12", "-storepass", PASSWORD);

    static TlsFiles make() {
        Path folder = Workspace.freshFolder("tls");
        TlsFiles files = new TlsFiles(folder.resolve("server.p12"), folder.resolve("clients.p12"));
        Path certificate = folder.resolve("server.crt");
        keytool(
                folder,
                files.keyStore,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        keytool(folder, files.keyStore, "-exportcert", "-alias", "server", "-file", certificate.toString());
        keytool(
                folder,
                files.trustStore,
                "-importcert",
                "-noprompt",
                "-alias",
                "server",
                "-file",
                certificate.toString());
        return files;
    }

    /** The URL of a broker for Artemis' own client. */
    String core(int port) {
        return "tcp://localhost:" + port + "?sslEnabled=true&trustStorePath=" + trustStore + "&trustStorePassword="
                + PASSWORD.replace(" ", "%20");
    }

    /** The same for Qpid JMS, by AMQP 1.0. */
    String amqp(int port) {
        return "amqps://localhost:" + port + "?transport.trustStoreLocation=" + trustStore
                + "&transport.trustStorePassword=" + PASSWORD.replace(" ", "%20");
    }

    private static void keytool(Path folder, Path store, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString()));
        command.addAll(SECRET);
        try {
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + Files.readString(folder.resolve("keytool.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
