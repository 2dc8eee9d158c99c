package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.Workspace;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A broker of one's own as {@code docs/broker.md} has it: users, permissions and TLS are the broker's. */
class OwnBrokerIT {
    /** Takes the place of the service in the page, which is the sample's. */
    private static final String SERVICE = "it.answered";

    private static final String NODE = "one";
    private static final String REPLIES = "switchboard.replies." + NODE;
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

    private static TlsFiles tls;
    private static ExternalBroker broker;
    private static SwitchboardProcess switchboard;
    private static OwnService service;

    @BeforeAll
    static void start() throws IOException {
        tls = TlsFiles.make();
        Path configuration = Workspace.freshFolder("broker").resolve("broker.xml");
        Files.writeString(
                configuration, """
                <configuration xmlns="urn:activemq">
                  <core xmlns="urn:activemq:core">
                    <persistence-enabled>false</persistence-enabled>
                    <acceptors>
                      <acceptor name="tls">tcp://127.0.0.1:${port}?sslEnabled=true;keyStorePath=%s;keyStorePassword=%s</acceptor>
                    </acceptors>
                    %s
                  </core>
                </configuration>
                """.formatted(tls.keyStore(), TlsFiles.PASSWORD.replace(" ", "%20"), documented()));
        broker = ExternalBroker.start(
                FreePorts.one(),
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Dconfiguration=" + configuration.toUri(),
                        "-Dusers=switchboard,crm,telephony"));
        switchboard = Launch.inDevelopment()
                .with("SWITCHBOARD_NODE", NODE)
                .with("BROKER_URL", tls.core(broker.port()).replace('&', ';'))
                .with("BROKER_USER", "switchboard")
                .with("BROKER_PASSWORD", "switchboard")
                .start();
        service = OwnService.declare(switchboard, SERVICE, "{\"timeout\":\"PT60S\", \"repliers\":[\"crm\"]}");
    }

    /** What the page says that a {@code broker.xml} needs. */
    private static String documented() throws IOException {
        String page = Files.readString(Path.of("docs", "broker.md"));
        int begin = page.indexOf("```xml") + "```xml".length();
        return page.substring(begin, page.indexOf("```", begin)).replace("crm.phone-number", SERVICE);
    }

    @AfterAll
    static void stop() {
        if (switchboard != null) {
            switchboard.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void aReplierAnswersItsServiceToCallersWhoWaitAndWhoGoOn() throws Exception {
        try (JmsReplier crm = crm()) {
            assertThat(service.ask("text/plain", "?").body()).asString().isEqualTo("from the CRM");

            BegunExchange exchange = BegunExchange.of(switchboard, service);
            exchange.awaitState("replied");
            assertThat(exchange.reply().body()).isEqualTo("from the CRM");
            assertThat(crm.requests()).hasSize(2);
        }
    }

    @Test
    void whoMayAskIsAnsweredAtATemporaryQueue() throws Exception {
        try (JmsReplier crm = crm();
                JMSContext telephony = connect("telephony")) {
            Queue replies = telephony.createTemporaryQueue();
            telephony
                    .createProducer()
                    .setJMSReplyTo(replies)
                    .setJMSCorrelationID("mine")
                    .send(telephony.createQueue(SERVICE), "?");

            Message reply = telephony.createConsumer(replies).receive(PATIENCE);

            assertThat(reply.getBody(String.class)).isEqualTo("from the CRM");
            assertThat(crm.requests()).hasSize(1);
        }
    }

    @Test
    void nobodyMayMore() {
        try (JMSContext crm = connect("crm");
                JMSContext telephony = connect("telephony")) {
            assertRefused(() -> crm.createConsumer(crm.createQueue(REPLIES)));
            assertRefused(() -> crm.createConsumer(crm.createQueue("switchboard.callback-replies")));
            assertRefused(() -> crm.createProducer().send(crm.createQueue(SERVICE), "?"));
            assertRefused(crm::createTemporaryQueue);
            assertRefused(() -> telephony.createConsumer(telephony.createQueue(SERVICE)));
            assertRefused(() -> telephony.createProducer().send(telephony.createQueue(REPLIES), "forged"));
            assertRefused(() -> telephony.createConsumer(telephony.createQueue(REPLIES)));
        }
    }

    @Test
    void itTakesNothingFromSendersByAmqp() {
        try (JMSContext telephony =
                new JmsConnectionFactory("telephony", "telephony", tls.amqp(broker.port())).createContext()) {
            assertThatThrownBy(() -> telephony.createProducer().send(telephony.createQueue(SERVICE), "?"))
                    .isInstanceOf(JMSRuntimeException.class);
        }
    }

    @Test
    void whoDoesNotSpeakTlsStaysOutside() {
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(broker.url() + "?callTimeout=2000", "crm", "crm")
                        .createContext()
                        .createTemporaryQueue())
                .isInstanceOf(JMSRuntimeException.class);
    }

    private static JmsReplier crm() throws Exception {
        JmsReplier crm =
                JmsReplier.listen(tls.core(broker.port()), "crm", "crm", SERVICE, JmsReplier.text("from the CRM"));
        service.awaitLive("a replier", live -> live.getInt("responders", 0) == 1);
        return crm;
    }

    private static JMSContext connect(String user) {
        return new ActiveMQConnectionFactory(tls.core(broker.port()), user, user).createContext();
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfAny(JMSSecurityException.class, JMSSecurityRuntimeException.class);
    }
}
