package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.Workspace;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded broker with users of its own, spoken to by TLS. */
class BrokerSecurityIT {
    private static final String SERVICE = "it.answered";
    private static final String OTHER = "it.other";
    private static final String NEWS = "it.news";
    private static final String INVALID = "switchboard.invalid-messages";

    /** Longer than what the broker keeps in memory of a message. */
    private static final String LONG = " and long".repeat(20_000);

    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

    /** The CRM's password is kept as a hash. */
    private static final String USERS = """
            crm      = %s, replier.it.answered
            billing  = b, replier.it.other
            asking   = a, requestor.it.answered
            reading  = r, subscriber.it.#
            watching = w, subscriber.it.news
            writing  = p, publisher.it.news
            idle     = i
            """;

    private static TlsFiles tls;
    private static SwitchboardProcess switchboard;
    private static OwnService service;
    private static OwnService other;
    private static JmsReplier billing;

    /** The clients: Artemis' own, and Qpid's by AMQP 1.0. */
    enum Client {
        CORE,
        AMQP;

        ConnectionFactory factory(String user, String password) {
            return this == CORE
                    ? new ActiveMQConnectionFactory(tls.core(switchboard.brokerPort()), user, password)
                    : new JmsConnectionFactory(user, password, tls.amqp(switchboard.brokerPort()));
        }

        JMSContext connect(String user, String password) {
            return factory(user, password).createContext();
        }
    }

    /** Something that a user tries. */
    @FunctionalInterface
    private interface Attempt {
        void by(JMSContext user) throws JMSException;
    }

    @BeforeAll
    static void start() throws Exception {
        tls = TlsFiles.make();
        Path users = Workspace.freshFolder("users").resolve("broker-users.properties");
        Files.writeString(users, USERS.formatted(hash("c")));
        switchboard = Launch.inDevelopment()
                .with("BROKER_PASSWORD", "our own")
                .with("BROKER_USERS", users.toString())
                .with("BROKER_TLS_KEYSTORE", tls.keyStore().toString())
                .with("BROKER_TLS_KEYSTORE_PASSWORD", TlsFiles.PASSWORD)
                .start();
        service = OwnService.declare(switchboard, SERVICE, "{\"timeout\":\"PT60S\", \"repliers\":[\"crm\"]}");
        other = OwnService.declare(switchboard, OTHER, "{\"timeout\":\"PT60S\"}");
        switchboard.http().call("/api/topics/" + NEWS, call -> call.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
        try (JMSContext writing = Client.CORE.connect("writing", "p")) {
            writing.createProducer().send(writing.createTopic(NEWS), "so that there is such an address");
        }
        billing = listen("billing", "b", OTHER, JmsReplier.text("from billing"));
        other.awaitLive("a replier", live -> live.getInt("responders", 0) == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        billing.close();
        switchboard.close();
    }

    @Test
    void aReplierAnswersItsService() throws Exception {
        try (JmsReplier crm = crm(JmsReplier.text("from the CRM"))) {
            assertThat(service.ask("text/plain", "?").body()).asString().isEqualTo("from the CRM");
            assertThat(crm.requests()).hasSize(1);
        }
        assertThat(other.ask("text/plain", "?").body()).asString().isEqualTo("from billing");
    }

    @Test
    void whoAnswersByAmqpIsKnownWhateverTheLengthOfTheReply() throws Exception {
        try (JMSContext crm = Client.AMQP.connect("crm", "c")) {
            JMSConsumer requests = crm.createConsumer(crm.createQueue(SERVICE));
            service.awaitLive("a replier", live -> live.getInt("responders", 0) == 1);
            for (String reply : List.of("short", LONG)) {
                CompletableFuture<HttpResponse<byte[]>> answer =
                        service.asking(request -> request.header("Content-Type", "text/plain"));
                Message request = requests.receive(PATIENCE);
                crm.createProducer()
                        .setJMSCorrelationID(request.getJMSCorrelationID())
                        .send(request.getJMSReplyTo(), reply);

                assertThat(answer.get(1, TimeUnit.MINUTES).body()).asString().isEqualTo(reply);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("whatARepliersMayNot")
    void aReplierMayNothingElse(Client client, String what, Attempt attempt) {
        assertThat(what).isNotNull();
        try (JMSContext crm = client.connect("crm", "c")) {
            assertRefused(() -> attempt.by(crm));
        }
    }

    static Stream<Arguments> whatARepliersMayNot() {
        String replies = "switchboard.replies." + node();
        return Stream.of(Client.values()).flatMap(client -> Stream.concat(
                        Stream.of(OTHER, replies, "switchboard.callback-replies", INVALID)
                                .flatMap(queue -> Stream.of(
                                        attempt(
                                                "consumes " + queue,
                                                user -> user.createConsumer(user.createQueue(queue))),
                                        attempt("browses " + queue, user -> user.createBrowser(user.createQueue(queue))
                                                .getEnumeration()))),
                        Stream.of(
                                sends(OTHER),
                                sends(SERVICE),
                                sends(INVALID),
                                attempt("publishes", user -> user.createProducer()
                                        .send(user.createTopic(NEWS), "x")),
                                attempt("subscribes", user -> user.createConsumer(user.createTopic(NEWS))),
                                attempt("asks", JMSContext::createTemporaryQueue)))
                .map(named -> Arguments.of(client, named.getKey(), named.getValue())));
    }

    private static Map.Entry<String, Attempt> attempt(String what, Attempt attempt) {
        return Map.entry(what, attempt);
    }

    private static Map.Entry<String, Attempt> sends(String queue) {
        return attempt("sends to " + queue, user -> user.createProducer().send(user.createQueue(queue), "x"));
    }

    @Test
    void nobodyElseManagesTheBroker() {
        try (JMSContext crm = Client.CORE.connect("crm", "c")) {
            Queue management = crm.createQueue("activemq.management");
            assertRefused(() -> crm.createProducer().send(management, "[]"));
            assertRefused(() -> crm.createConsumer(crm.createTopic("activemq.notifications")));
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void whoMayAskIsAnsweredAtATemporaryQueue(Client client) throws Exception {
        try (JmsReplier crm = crm(JmsReplier.text("from the CRM"));
                JMSContext asking = client.connect("asking", "a")) {
            Queue replies = asking.createTemporaryQueue();
            asking.createProducer()
                    .setJMSReplyTo(replies)
                    .setJMSCorrelationID("mine")
                    .send(asking.createQueue(SERVICE), "?");

            Message reply = asking.createConsumer(replies).receive(PATIENCE);

            assertThat(reply.getBody(String.class)).isEqualTo("from the CRM");
            assertThat(crm.requests()).hasSize(1);
            assertRefused(() -> asking.createConsumer(asking.createQueue(SERVICE)));
            assertRefused(() -> asking.createProducer().send(asking.createQueue(OTHER), "?"));
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void aDurableSubscriptionIsItsOwnersAlone(Client client) throws Exception {
        try (JMSContext reading = client.connect("reading", "r");
                JMSContext watching = client.connect("watching", "w");
                JMSContext writing = client.connect("writing", "p")) {
            String id = "reader-" + client;
            reading.setClientID(id);
            Topic news = reading.createTopic(NEWS);
            reading.createDurableConsumer(news, "all").close();
            writing.createProducer().send(writing.createTopic(NEWS), "read this");

            String queue = queueOf(id, "all");
            assertRefused(() -> watching.createConsumer(watching.createQueue(NEWS + "::" + queue)));
            assertRefused(() -> watching.createBrowser(watching.createQueue(NEWS + "::" + queue))
                    .getEnumeration());
            assertThat(reading.createDurableConsumer(news, "all")
                            .receive(PATIENCE)
                            .getBody(String.class))
                    .isEqualTo("read this");
            assertRefused(() -> watching.createProducer().send(news, "and this"));
            assertRefused(() -> writing.createConsumer(writing.createTopic(NEWS)));
        }
        try (JMSContext reading = client.connect("reading", "r")) {
            reading.setClientID("reader-" + client);
            reading.unsubscribe("all");
        }
    }

    @Test
    void nobodyElseTakesWhatSwitchboardKeepsForStreams() throws Exception {
        String retained = NEWS + "::switchboard.retained." + NEWS;
        try (EventStream stream = EventStream.open(switchboard, "/api/topics/" + NEWS + "/events");
                JMSContext reading = Client.CORE.connect("reading", "r")) {
            switchboard.http().call("/api/topics/" + NEWS + "/events", call -> call.header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("for the stream")));
            assertThat(stream.next().data()).contains("for the stream");

            assertRefused(() -> reading.createConsumer(reading.createQueue(retained)));
            assertRefused(() -> reading.createConsumer(reading.createQueue(NEWS + "::switchboard.mine")));
            assertRefused(() -> reading.createSharedDurableConsumer(reading.createTopic(NEWS), "switchboard.mine"));
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void aForgedReplyReachesNobodyWhoWaits(Client client) throws Exception {
        CompletableFuture<Message> asked = new CompletableFuture<>();
        try (JmsReplier crm = crm((request, replier) -> asked.complete(request))) {
            long before = forged();
            CompletableFuture<HttpResponse<byte[]>> answer =
                    service.asking(request -> request.header("Content-Type", "text/plain"));
            Message request = asked.get(1, TimeUnit.MINUTES);

            forge(client, request, null);
            forge(client, request, "stolen step");

            assertThat(invalid(request).getStringProperty("switchboardReason")).contains("billing", "repliers");
            assertThat(invalid(request).getStringProperty("switchboardReason")).contains("billing", "repliers");
            assertThat(answer).isNotDone();
            assertThat(forged() - before).isEqualTo(2);
            crm.answerAll("genuine");
            assertThat(answer.get(1, TimeUnit.MINUTES).body()).asString().isEqualTo("genuine");
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void aForgedReplyEndsNoExchange(Client client) throws Exception {
        CompletableFuture<Message> asked = new CompletableFuture<>();
        try (JmsReplier crm = crm((request, replier) -> asked.complete(request))) {
            long before = forged();
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            Message request = asked.get(1, TimeUnit.MINUTES);

            forge(client, request, null);
            forge(client, request, "stolen step");

            assertThat(invalid(request).getStringProperty("switchboardReason")).contains("billing", "repliers");
            assertThat(invalid(request).getStringProperty("switchboardReason")).contains("billing", "repliers");
            assertThat(forged() - before).isEqualTo(2);
            assertThat(exchange.now().getString("state")).isEqualTo("pending");
            crm.answerAll("genuine");
            assertThat(exchange.awaitState("replied").getJsonArray("steps")).isEmpty();
            assertThat(exchange.reply().body()).isEqualTo("genuine");
        }
    }

    @Test
    void whoDoesNotKnowThePasswordStaysOutside() {
        List<List<String>> wrong = List.of(
                List.of("crm", "wrong"),
                List.of("unknown", "c"),
                List.of("switchboard", "switchboard"),
                // of Artemis' clusters, with the password of its manual
                List.of("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"));
        for (Client client : Client.values()) {
            for (List<String> credentials : wrong) {
                assertRefused(() ->
                        client.connect(credentials.get(0), credentials.get(1)).createTemporaryQueue());
            }
        }
    }

    @Test
    void whoDoesNotSpeakTlsStaysOutside() {
        int port = switchboard.brokerPort();
        assertThatThrownBy(
                        () -> new ActiveMQConnectionFactory("tcp://localhost:" + port + "?callTimeout=2000", "crm", "c")
                                .createContext()
                                .createTemporaryQueue())
                .isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> new JmsConnectionFactory(
                                "crm", "c", "amqp://localhost:" + port + "?jms.connectTimeout=2000&amqp.saslLayer=true")
                        .createContext()
                        .createTemporaryQueue())
                .isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void whoDoesNotTrustTheCertificateTalksToNobody() {
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(
                                "tcp://localhost:" + switchboard.brokerPort() + "?sslEnabled=true", "crm", "c")
                        .createContext()
                        .createTemporaryQueue())
                .isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void aWrongUsersFileStopsTheStartInOneLine() throws Exception {
        Path users = Workspace.freshFolder("users").resolve("wrong.properties");
        Files.writeString(users, "crm = canary, replies.it.answered");

        try (SwitchboardProcess refused =
                Launch.inDevelopment().with("BROKER_USERS", users.toString()).spawn()) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("BROKER_USERS " + users, "crm")
                    .doesNotContain("canary", "Exception");
            assertThat(refused.output().lines().filter(line -> !line.isBlank())).hasSize(2);
        }
    }

    /** By who may send to reply addresses, but doesn't answer for this service, and says to be who does. */
    private static void forge(Client client, Message request, @Nullable String step) throws JMSException {
        try (JMSContext context = client.connect("billing", "b")) {
            TextMessage reply = context.createTextMessage(step == null ? "forged" : "forged" + LONG);
            reply.setJMSCorrelationID(request.getJMSCorrelationID());
            if (step != null) {
                reply.setStringProperty("progress", step);
            }
            reply.setStringProperty("_AMQ_VALIDATED_USER", "crm");
            if (client == Client.CORE) {
                reply.setStringProperty("JMSXUserID", "crm");
            }
            String address = ((Queue) request.getJMSReplyTo()).getQueueName();
            context.createProducer().send(context.createQueue(address), reply);
        }
    }

    private static Message invalid(Message request) throws JMSException {
        try (JMSContext ours = Client.CORE.connect("switchboard", "our own")) {
            Message message = ours.createConsumer(
                            ours.createQueue(INVALID), "JMSCorrelationID = '" + request.getJMSCorrelationID() + "'")
                    .receive(PATIENCE);
            assertThat(
                            message instanceof BytesMessage bytes
                                    ? new String(bytes.getBody(byte[].class), StandardCharsets.UTF_8)
                                    : message.getBody(String.class))
                    .startsWith("forged");
            return message;
        }
    }

    private static long forged() {
        return service.live().getInt("forgedReplies");
    }

    private static JmsReplier crm(JmsReplier.Answer answer) throws JMSException {
        JmsReplier crm = listen("crm", "c", SERVICE, answer);
        service.awaitLive("a replier", live -> live.getInt("responders", 0) == 1);
        return crm;
    }

    private static JmsReplier listen(String user, String password, String queue, JmsReplier.Answer answer)
            throws JMSException {
        return JmsReplier.listen(tls.core(switchboard.brokerPort()), user, password, queue, answer);
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .satisfiesAnyOf(
                        refused -> assertThat(refused)
                                .isInstanceOfAny(JMSSecurityException.class, JMSSecurityRuntimeException.class),
                        // to an AMQP client, the broker says so of a subscription
                        refused -> assertThat(refused).hasMessageContaining("does not have permission"));
    }

    /** As artemis mask --hash writes it. */
    private static String hash(String password) {
        try {
            return PasswordMaskingUtil.getHashProcessor().hash(password);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String queueOf(String clientId, String subscription) {
        return clientId + "." + subscription;
    }

    private static String node() {
        try {
            return Files.readString(switchboard.data().resolve("node")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
