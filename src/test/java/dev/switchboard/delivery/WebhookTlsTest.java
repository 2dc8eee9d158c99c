package dev.switchboard.delivery;

import static dev.switchboard.delivery.Receiver.answer;
import static dev.switchboard.delivery.Receiver.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver whose certificate is for receiver.example and signed by itself. */
class WebhookTlsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    static Path folder;

    private static KeyStore certificate;
    private static Receiver receiver;

    @BeforeAll
    static void receive() throws Exception {
        certificate = selfSigned();
        receiver = Receiver.by(serverSide().getServerSocketFactory(), answering(answer(200)));
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @Test
    void aTrustedCertificateForTheNameIsAccepted() throws GeneralSecurityException {
        assertThat(post("receiver.example", TrustedAuthorities.of(certificate)).status())
                .contains(200);
    }

    @Test
    void aCertificateThatNobodyTrustsIsNot() {
        assertThat(post("receiver.example", TrustedAuthorities.ofTheJdk()).error())
                .contains("certificate not trusted");
    }

    @Test
    void aTrustedCertificateForAnotherNameIsNot() throws GeneralSecurityException {
        assertThat(post("other.example", TrustedAuthorities.of(certificate)).error())
                .contains("certificate not trusted");
        assertThat(post("127.0.0.1", TrustedAuthorities.of(certificate)).error())
                .contains("certificate not trusted");
    }

    @Test
    void nothingIsSentWhereTheCertificateIsNotTrusted() {
        int before = receiver.requests().size();

        post("receiver.example", TrustedAuthorities.ofTheJdk());

        assertThat(receiver.requests()).hasSize(before);
    }

    @Test
    void aReceiverWithoutTlsIsNone() throws IOException {
        try (Receiver plain = Receiver.at(
                "127.0.0.1", 0, (connection, self) -> Receiver.send(connection, "HTTP/1.1 400 x\r\n\r\n"))) {
            assertThat(post("receiver.example", plain, TrustedAuthorities.ofTheJdk())
                            .error())
                    .contains("no TLS connection");
        }
    }

    private static Attempt post(String host, SSLContext trust) {
        return post(host, receiver, trust);
    }

    private static Attempt post(String host, Receiver to, SSLContext trust) {
        AddressGuard guard = new AddressGuard(new CallbackPolicy(false, true, List.of()));
        try (WebhookClient client = new WebhookClient(
                guard,
                name -> new InetAddress[] {IpLiteral.read("127.0.0.1").orElseThrow()},
                Clients.PATIENT,
                trust,
                Clock.systemUTC(),
                Clients::thread)) {
            return client.post(
                            URI.create("https://" + host + ":" + to.port() + "/"),
                            Map.of(),
                            new Content("text/plain", "a".getBytes(UTF_8)))
                    .join();
        }
    }

    private static SSLContext serverSide() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** By the JDK's own tool: the JDK has no public class that makes a certificate. */
    private static KeyStore selfSigned() throws Exception {
        Path store = folder.resolve("receiver.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String password = new String(PASSWORD);
        Process tool = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver.example",
                        "-ext",
                        "san=dns:receiver.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password,
                        "-keypass",
                        password)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor()).isZero();
        KeyStore pair = KeyStore.getInstance(store.toFile(), PASSWORD);
        pair.setCertificateEntry("itself", pair.getCertificate("receiver"));
        return pair;
    }
}
