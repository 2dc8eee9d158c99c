package dev.switchboard.delivery;

import static dev.switchboard.delivery.Receiver.answer;
import static dev.switchboard.delivery.Receiver.answering;
import static dev.switchboard.delivery.Receiver.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.exchange.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers of every temper. */
class WebhookClientTest {
    private static final Content BODY = new Content("text/plain; charset=\"utf-8\"", "Gr\u00fc\u00dfe".getBytes(UTF_8));
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final int DRIP_MILLIS = 20;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final WebhookClient client = kept(Clients.with(Clients.PERMISSIVE, host -> addresses("127.0.0.1")));
    private final WebhookClient hasty =
            kept(Clients.with(Clients.PERMISSIVE, host -> addresses("127.0.0.1"), Clients.HASTY));

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void aReceiverGetsTheBytesTheirTypeAndTheHeaders() throws IOException {
        Receiver receiver = receiver(answering(answer(200)));

        Attempt attempt = client.post(
                        URI.create("http://receiver.example:" + receiver.port() + "//a%20b?c=d"),
                        Map.of("webhook-id", "1", "ce-subject", "a%20b"),
                        BODY)
                .join();

        assertThat(attempt.status()).contains(200);
        assertThat(attempt.error()).isEmpty();
        assertThat(receiver.requests()).singleElement().asString().satisfies(request -> {
            assertThat(request)
                    .startsWith("POST //a%20b?c=d HTTP/1.1\r\n")
                    .endsWith("\r\n\r\nGr\u00c3\u00bc\u00c3\u009fe");
            assertThat(request.lines())
                    .contains(
                            "Host: receiver.example:" + receiver.port(),
                            "Content-Type: text/plain; charset=\"utf-8\"",
                            "Content-Length: 7",
                            "User-Agent: Switchboard",
                            "webhook-id: 1",
                            "ce-subject: a%20b");
            assertThat(request.toLowerCase(Locale.ROOT))
                    .doesNotContain("accept-encoding", "cookie", "upgrade", "expect:", "transfer-encoding");
        });
    }

    @Test
    void whatWasDoneToTheBytesIsSaid() throws IOException {
        Receiver receiver = receiver(answering(answer(200)));
        Content compressed = new Content("text/plain", Optional.of("gzip"), new byte[] {1, 2, 3});

        client.post(receiver.url("127.0.0.1"), Map.of(), compressed).join();

        assertThat(receiver.requests().peek())
                .contains("Content-Encoding: gzip\r\n")
                .endsWith("\r\n\r\n\u0001\u0002\u0003");
    }

    @Test
    void anIpv6ReceiverIsNamedInBrackets() throws IOException {
        Receiver receiver = kept(Receiver.at("::1", 0, answering(answer(204))));

        assertThat(post(receiver.url("[::1]")).status()).contains(204);
        assertThat(receiver.requests().peek()).contains("Host: [::1]:" + receiver.port() + "\r\n");
    }

    @Test
    void aConnectionServesManyAttempts() throws IOException {
        Receiver receiver = receiver(answering(answer(200)));

        for (int i = 0; i < 10; i++) {
            assertThat(post(receiver).status()).contains(200);
        }
        assertThat(receiver.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() throws IOException {
        Receiver secret = receiver(answering(answer(200)));
        Receiver receiver = receiver(answering(answer(307, "Location: " + secret.url("127.0.0.1") + "\r\n")));

        Attempt attempt = post(receiver);

        assertThat(attempt.status()).contains(307);
        assertThat(Verdict.of(attempt)).isEqualTo(new Verdict.Retry());
        assertThat(secret.connections()).isZero();
    }

    @Test
    void aCookieIsNotSentBackNorAPasswordAskedForTwice() throws IOException {
        Receiver receiver =
                receiver(answering(answer(401, "Set-Cookie: a=b\r\n", "WWW-Authenticate: Basic realm=\"a\"\r\n")));

        assertThat(post(receiver).status()).contains(401);
        assertThat(post(receiver).status()).contains(401);
        assertThat(receiver.requests()).hasSize(2).noneMatch(request -> request.contains("Cookie"));
    }

    @Test
    void retryAfterIsRead() throws IOException {
        Receiver receiver = receiver(answering(answer(503, "Retry-After: 120\r\n")));

        assertThat(Verdict.of(post(receiver))).isEqualTo(new Verdict.RetryAfter(Duration.ofMinutes(2)));
    }

    @Test
    void compressedBytesAreLeftAlone() throws IOException {
        Receiver receiver =
                receiver(answering("HTTP/1.1 200 x\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbomb"));

        assertThat(post(receiver).status()).contains(200);
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUp() throws IOException {
        Receiver receiver = receiver((connection, self) -> waitForEnd(connection));

        assertGivenUp(receiver, "timed out after 3 s");
    }

    @Test
    void aReceiverThatDripsItsHeadersIsGivenUp() throws IOException {
        Receiver receiver = receiver((connection, self) -> {
            send(connection, "HTTP/1.1 200 x\r\nX-Slow: ");
            drip(connection, "a");
        });

        assertGivenUp(receiver, "timed out after 3 s");
    }

    @Test
    void aReceiverThatIsAlwaysAboutToAnswerIsGivenUp() throws IOException {
        Receiver receiver = receiver((connection, self) -> drip(connection, "HTTP/1.1 102 x\r\n\r\n"));

        assertGivenUp(receiver, "timed out after 3 s");
    }

    @Test
    void aReceiverThatDripsItsBodyHasAnsweredAndIsLeft() throws IOException {
        Receiver receiver = receiver((connection, self) -> {
            send(connection, "HTTP/1.1 200 x\r\nContent-Length: 1000000\r\n\r\n");
            drip(connection, "a");
        });

        Attempt attempt = hasty.post(receiver.url("127.0.0.1"), Map.of(), BODY).join();

        assertThat(attempt.status()).contains(200);
        assertThat(attempt.duration())
                .isBetween(Clients.HASTY.total(), Clients.HASTY.total().plus(SLACK));
        await().atMost(PATIENCE).until(() -> receiver.ended() == 1);
    }

    @Test
    void noConnectionOfAReceiverThatDripsIsForgotten() throws IOException {
        Receiver receiver = receiver((connection, self) -> drip(connection, "HTTP/1.1 102 x\r\n\r\n"));
        WebhookClient racing = kept(Clients.with(
                Clients.PERMISSIVE,
                host -> addresses("127.0.0.1"),
                new WebhookLimits(Duration.ofMillis(20), Duration.ofMillis(20), 1, 1)));

        for (int i = 0; i < 100; i++) {
            racing.post(receiver.url("127.0.0.1"), Map.of(), BODY).join();
        }

        await().atMost(PATIENCE).until(() -> receiver.ended() == receiver.connections());
        assertThat(receiver.connections()).isGreaterThanOrEqualTo(10); // the one place is free again each time
    }

    @Test
    void aReceiverThatTalksForeverHasAnsweredAndIsLeft() throws IOException {
        Receiver receiver = receiver((connection, self) -> {
            send(connection, "HTTP/1.1 500 x\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                send(connection, "400\r\n" + "a".repeat(1_024) + "\r\n");
            }
        });

        Attempt attempt = post(receiver);

        assertThat(attempt.status()).contains(500);
        assertThat(attempt.duration()).isLessThan(Clients.PATIENT.total());
        await().atMost(PATIENCE).until(() -> receiver.ended() == 1);
    }

    @Test
    void aReceiverThatSendsEndlessHeadersIsLeft() throws IOException {
        Receiver receiver = receiver((connection, self) -> {
            send(connection, "HTTP/1.1 200 x\r\n");
            while (true) {
                send(connection, "X-More: " + "a".repeat(1_000) + "\r\n");
            }
        });

        assertThat(post(receiver).error()).contains("answer is not HTTP or too long to read");
        await().atMost(PATIENCE).until(() -> receiver.ended() == 1);
    }

    @Test
    void aReceiverWithOneEndlessHeaderIsLeft() throws IOException {
        Receiver receiver = receiver((connection, self) -> {
            send(connection, "HTTP/1.1 200 x\r\nX-Long: ");
            while (true) {
                send(connection, "a".repeat(1_000));
            }
        });

        assertThat(post(receiver).error()).contains("answer is not HTTP or too long to read");
        await().atMost(PATIENCE).until(() -> receiver.ended() == 1);
    }

    @Test
    void aReceiverThatSpeaksSomethingElseIsLeft() throws IOException {
        Receiver receiver = receiver((connection, self) -> send(connection, "220 mail.example ESMTP\r\n\r\n"));

        assertThat(post(receiver).error()).contains("answer is not HTTP or too long to read");
    }

    @Test
    void aReceiverThatClosesAtOnceGaveNoAnswer() throws IOException {
        Receiver receiver = receiver((connection, self) -> {});

        assertThat(post(receiver).error()).contains("connection closed without an answer");
    }

    @Test
    void aReceiverThatReadsAndClosesIsAskedOnce() throws IOException {
        Receiver receiver = receiver((connection, self) -> self.readRequest(connection));

        assertThat(post(receiver).error()).contains("connection closed without an answer");
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void aReceiverWithANonsensicalContentTypeHasAnswered() throws IOException {
        Receiver receiver = receiver(
                answering("HTTP/1.1 200 x\r\nContent-Type: ;;/charset=nonsense\r\nContent-Length: 1\r\n\r\na"));

        assertThat(post(receiver).status()).contains(200);
    }

    @Test
    void nobodyListening() throws IOException {
        Receiver receiver = receiver(answering(answer(200)));
        receiver.close();

        assertThat(post(receiver).error()).contains("connection refused");
    }

    @Test
    void aNameThatNobodyKnows() {
        WebhookClient lost = kept(Clients.with(Clients.PERMISSIVE, host -> {
            throw new UnknownHostException(host);
        }));

        assertThat(lost.post(URI.create("http://nowhere.example/"), Map.of(), BODY)
                        .join()
                        .error())
                .contains("name not found");
    }

    @Test
    void anotherAddressIsTriedWhereOneDoesNotListen() throws IOException {
        Receiver receiver = kept(Receiver.at("127.0.0.2", 0, answering(answer(200))));
        WebhookClient trying = kept(Clients.with(Clients.PERMISSIVE, host -> addresses("127.0.0.1", "127.0.0.2")));

        assertThat(trying.post(receiver.url("receiver.example"), Map.of(), BODY)
                        .join()
                        .status())
                .contains(200);
    }

    @Test
    void onlyPermittedAddressesOfANameAreTried() throws IOException {
        Receiver permitted = kept(Receiver.at("127.0.0.2", 0, answering(answer(200))));
        Receiver secret = kept(Receiver.at("127.0.0.1", permitted.port(), answering(answer(200))));
        WebhookClient careful = kept(Clients.with(onlyTo("127.0.0.2/32"), host -> addresses("127.0.0.1", "127.0.0.2")));

        assertThat(careful.post(permitted.url("receiver.example"), Map.of(), BODY)
                        .join()
                        .status())
                .contains(200);
        assertThat(secret.connections()).isZero();
    }

    @Test
    void aNameThatTurnsToAnotherAddressLaterIsRefusedThen() throws IOException {
        Receiver permitted = kept(Receiver.at("127.0.0.2", 0, answering(answer(200))));
        Receiver secret = kept(Receiver.at("127.0.0.1", permitted.port(), answering(answer(200))));
        AtomicInteger lookups = new AtomicInteger();
        WebhookClient careful = kept(Clients.with(
                onlyTo("127.0.0.2/32"), host -> addresses(lookups.incrementAndGet() == 1 ? "127.0.0.2" : "127.0.0.1")));

        Attempt first =
                careful.post(permitted.url("rebinding.example"), Map.of(), BODY).join();
        Attempt second =
                careful.post(permitted.url("rebinding.example"), Map.of(), BODY).join();

        assertThat(first.status()).contains(200);
        assertThat(second.error()).contains("address not permitted");
        assertThat(lookups).hasValue(2); // what was looked at is what was dialled
        assertThat(secret.connections()).isZero();
    }

    @Test
    void aNameServerThatHangsDelaysNobodyElse() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        WebhookClient busy = kept(Clients.with(Clients.PERMISSIVE, host -> {
            awaitQuietly(host.startsWith("hung") ? never : new CountDownLatch(0));
            return addresses("127.0.0.1");
        }));
        Receiver receiver = receiver(answering(answer(200)));
        List<CompletableFuture<Attempt>> hung = manyTo(receiver.url("hung.example"), busy);

        assertThat(busy.post(receiver.url("receiver.example"), Map.of(), BODY)
                        .join()
                        .status())
                .contains(200);
        assertThat(hung).noneMatch(CompletableFuture::isDone);
        never.countDown();
        assertThat(hung).allMatch(attempt -> attempt.join().status().isPresent());
    }

    @Test
    void receiversThatHangDelayNobodyElse() throws IOException {
        Receiver hung = receiver((connection, self) -> waitForEnd(connection));
        Receiver receiver = receiver(answering(answer(200)));
        List<CompletableFuture<Attempt>> waiting = manyTo(hung.url("127.0.0.1"), client);

        assertThat(post(receiver).status()).contains(200);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(hung.connections()).isLessThanOrEqualTo(Clients.PATIENT.connectionsPerReceiver());
    }

    private static List<CompletableFuture<Attempt>> manyTo(URI url, WebhookClient client) {
        return Stream.generate(() -> client.post(url, Map.of(), BODY))
                .limit(100)
                .toList();
    }

    @Test
    void whatIsOnItsWayEndsWhenTheClientIsClosed() throws IOException {
        WebhookClient patient = Clients.with(Clients.PERMISSIVE, host -> addresses("127.0.0.1"));
        Receiver receiver = receiver((connection, self) -> {
            self.readRequest(connection);
            waitForEnd(connection);
        });
        CompletableFuture<Attempt> attempt = patient.post(receiver.url("127.0.0.1"), Map.of(), BODY);
        await().atMost(PATIENCE).until(() -> receiver.requests().size() == 1);

        patient.close();

        assertThat(attempt.orTimeout(5, TimeUnit.SECONDS).join().error()).contains("given up, Switchboard is stopping");
        assertThat(patient.post(receiver.url("127.0.0.1"), Map.of(), BODY)
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join()
                        .error())
                .contains("given up, Switchboard is stopping");
        assertThat(patient.post(receiver.url("a.example"), Map.of(), BODY)
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join()
                        .error())
                .contains("given up, Switchboard is stopping");
    }

    private void assertGivenUp(Receiver receiver, String error) {
        Attempt attempt = hasty.post(receiver.url("127.0.0.1"), Map.of(), BODY).join();

        assertThat(attempt.error()).contains(error);
        assertThat(attempt.duration())
                .isBetween(Clients.HASTY.total(), Clients.HASTY.total().plus(SLACK));
        await().atMost(PATIENCE).until(() -> receiver.ended() == 1); // and the connection is closed
    }

    private Attempt post(Receiver receiver) {
        return post(receiver.url("127.0.0.1"));
    }

    private Attempt post(URI url) {
        return client.post(url, Map.of(), BODY).join();
    }

    private Receiver receiver(Receiver.Behaviour behaviour) throws IOException {
        return kept(Receiver.at("127.0.0.1", 0, behaviour));
    }

    private <T extends AutoCloseable> T kept(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private static CallbackPolicy onlyTo(String block) {
        return new CallbackPolicy(true, false, Cidr.parseAll(block));
    }

    private static InetAddress[] addresses(String... texts) {
        return Arrays.stream(texts)
                .map(text -> IpLiteral.read(text).orElseThrow())
                .toArray(InetAddress[]::new);
    }

    private static void waitForEnd(Socket connection) throws IOException {
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Until whoever called has gone. */
    private static void drip(Socket connection, String drop) throws IOException {
        connection.setSoTimeout(DRIP_MILLIS);
        do {
            send(connection, drop);
        } while (isThere(connection));
    }

    private static boolean isThere(Socket connection) throws IOException {
        try {
            waitForEnd(connection);
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
