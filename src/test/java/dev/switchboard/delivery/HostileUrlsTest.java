package dev.switchboard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.delivery.CallbackUrl.Usable;
import dev.switchboard.exchange.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The corpus of hostile URLs, against a listener on every address of this machine. */
class HostileUrlsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final CallbackPolicy PRODUCTION_WITH_HTTP = new CallbackPolicy(true, false, List.of());
    private static final CallbackPolicy LOOPBACK_PERMITTED =
            new CallbackPolicy(true, false, Cidr.parseAll("127.0.0.0/8,::1/128"));
    private static final Content BODY = new Content("text/plain", "secret".getBytes(UTF_8));

    private final List<HostileUrl> corpus = HostileUrl.all();
    private Receiver listener;

    @BeforeEach
    void listen() throws IOException {
        listener = Receiver.everywhere(Receiver.answering(Receiver.answer(200)));
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void thereAreManyOfThemAndNoTwoAreTheSame() {
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(150);
        assertThat(corpus).extracting(HostileUrl::pattern).doesNotHaveDuplicates();
    }

    @Test
    void noneIsUsableInProductionButNamesThatMayLeadAnywhere() {
        AddressGuard guard = new AddressGuard(CallbackPolicy.STRICT);

        assertThat(corpus)
                .filteredOn(url -> guard.check(url.at(443)) instanceof Usable)
                .extracting(HostileUrl::pattern)
                .containsExactlyInAnyOrder("https://localtest.me:{port}/", "https://spoofed.example:{port}/");
    }

    @Test
    void noneIsConnectedTo() throws IOException {
        Map<HostileUrl, Attempt> attempts = attemptAll(PRODUCTION_WITH_HTTP);

        assertThat(connectionsSoFar()).isZero();
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(150).allSatisfy((url, attempt) -> assertThat(attempt.error())
                .get()
                .asString()
                .matches("URL not permitted: .*|address not permitted"));
    }

    @Test
    void theyAreHostileIndeed() throws IOException {
        attemptAll(LOOPBACK_PERMITTED);

        assertThat(connectionsSoFar()).isGreaterThanOrEqualTo(3);
        assertThat(listener.requests()).hasSizeGreaterThanOrEqualTo(20);
    }

    /** Those that are URLs at all for the JDK: the client takes nothing else. */
    private Map<HostileUrl, Attempt> attemptAll(CallbackPolicy policy) {
        Map<HostileUrl, Attempt> attempts = new LinkedHashMap<>();
        try (WebhookClient client = Clients.with(policy, HostileUrlsTest::resolve, Clients.HASTY)) {
            for (HostileUrl url : corpus) {
                asUri(url.at(listener.port()))
                        .ifPresent(uri -> attempts.put(
                                url, client.post(uri, Map.of(), BODY).join()));
            }
        }
        return attempts;
    }

    private static Optional<URI> asUri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InetAddress[] resolve(String host) {
        InetAddress[] told = HostileUrl.resolve(host);
        return told.length == 0 ? new InetAddress[] {IpLiteral.read("127.0.0.1").orElseThrow()} : told;
    }

    /** Connections are accepted in turn: when ours has been, those before it have. */
    private int connectionsSoFar() throws IOException {
        try (Socket ours = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            Receiver.send(ours, "GET /ours HTTP/1.1\r\n\r\n");
            await().atMost(PATIENCE)
                    .until(() -> listener.requests().stream().anyMatch(request -> request.contains("/ours")));
            return listener.connections() - 1;
        }
    }
}
