package dev.switchboard.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.ha.PrimaryOnlyPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The brokers of {@code docker-compose.yml}, with the settings and the users that it gives them, each alone and in this JVM. */
class ContainerBrokersTest {
    private static final String SERVICE = "crm.phone-number";
    private static final String TOPIC = "crm.customer-changed";
    private static final String REPLIES = "switchboard.replies.node-one";
    private static final String CALLBACK_REPLIES = "switchboard.callback-replies";
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);
    private static final Pattern ROLES = Pattern.compile("broker-roles:\\n +content: \\|\\n((?: {6}.*\\n)+)");

    private static final Map<Which, EmbeddedActiveMQ> BROKERS = new EnumMap<>(Which.class);

    enum Which {
        PRIMARY("broker-primary.xml", 8),
        BACKUP("broker-backup.xml", 9);

        private final Path file;
        private final int id;

        Which(String name, int id) {
            this.file = Path.of("server-config/containers", name);
            this.id = id;
        }

        /** The users' names are their passwords. */
        JMSContext connect(String user) {
            return new ActiveMQConnectionFactory("vm://" + id, user, user).createContext();
        }
    }

    /** Something that a client tries. */
    @FunctionalInterface
    private interface Attempt {
        void by(JMSContext user) throws JMSException;
    }

    @BeforeAll
    static void start() throws Exception {
        for (Which which : Which.values()) {
            EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
            broker.setConfiguration(alone(which));
            broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users()));
            broker.start();
            BROKERS.put(which, broker);
            try (JMSContext switchboard = which.connect("switchboard")) {
                send(switchboard, REPLIES, "so that there is such a queue");
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (EmbeddedActiveMQ broker : BROKERS.values()) {
            broker.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void aClientTakesRequestsAndAnswersThem(Which which) throws JMSException {
        try (JMSContext switchboard = which.connect("switchboard");
                JMSContext client = which.connect("clients")) {
            for (String address : List.of(REPLIES, CALLBACK_REPLIES)) {
                Queue replies = switchboard.createQueue(address);
                drain(switchboard, replies);
                switchboard.createProducer().setJMSReplyTo(replies).send(switchboard.createQueue(SERVICE), "?");

                client.createProducer()
                        .send(receive(client, client.createQueue(SERVICE)).getJMSReplyTo(), "answered");

                Message reply = receive(switchboard, replies);
                assertThat(reply.getBody(String.class)).isEqualTo("answered");
                assertThat(reply.getStringProperty("JMSXUserID")).isEqualTo("clients");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void aClientAsksAndIsAnsweredAtATemporaryQueue(Which which) throws JMSException {
        try (JMSContext client = which.connect("clients");
                JMSContext replier = which.connect("clients")) {
            Queue replies = client.createTemporaryQueue();
            client.createProducer().setJMSReplyTo(replies).send(client.createQueue(SERVICE), "?");

            replier.createProducer()
                    .send(receive(replier, replier.createQueue(SERVICE)).getJMSReplyTo(), "answered");

            assertThat(receive(client, replies).getBody(String.class)).isEqualTo("answered");
        }
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void aClientPublishesAndSubscribesDurably(Which which) throws JMSException {
        try (JMSContext client = which.connect("clients");
                JMSContext publisher = which.connect("clients")) {
            client.setClientID("directory");
            Topic topic = client.createTopic(TOPIC);
            try (JMSConsumer durable = client.createDurableConsumer(topic, "changes");
                    JMSConsumer passing = client.createConsumer(topic)) {
                publisher.createProducer().send(publisher.createTopic(TOPIC), "changed");

                assertThat(durable.receiveBody(String.class, PATIENCE)).isEqualTo("changed");
                assertThat(passing.receiveBody(String.class, PATIENCE)).isEqualTo("changed");
            }
            client.unsubscribe("changes");
        }
    }

    @ParameterizedTest
    @MethodSource("whatAClientMayNot")
    void aClientMayNotTouchWhatIsSwitchboards(Which which, String what, Attempt attempt) {
        assertThat(what).isNotEmpty();
        try (JMSContext client = which.connect("clients")) {
            assertRefused(() -> attempt.by(client));
        }
    }

    static Stream<Arguments> whatAClientMayNot() {
        Map<String, Attempt> others = Map.of(
                "sends to dead letters", user -> send(user, "switchboard.dead-letters", "x"),
                "makes a queue of Switchboard's", user -> send(user, "switchboard.of-mine", "x"),
                "reads replies by another address", user -> consume(user, SERVICE + "::" + REPLIES),
                "subscribes to replies", user -> user.createConsumer(user.createTopic(REPLIES)),
                "manages", user -> send(user, "activemq.management", "[]"),
                "is notified", user -> user.createConsumer(user.createTopic("activemq.notifications")));
        return Arrays.stream(Which.values())
                .flatMap(which -> Stream.concat(
                        Stream.of(REPLIES, CALLBACK_REPLIES, "switchboard.dead-letters", "switchboard.invalid-messages")
                                .flatMap(queue -> Stream.of(
                                        Arguments.of(
                                                which, "consumes " + queue, (Attempt) user -> consume(user, queue)),
                                        Arguments.of(
                                                which, "browses " + queue, (Attempt) user -> browse(user, queue)))),
                        others.entrySet().stream().map(each -> Arguments.of(which, each.getKey(), each.getValue()))));
    }

    @Test
    void bothHaveTheSameBelowHaPolicy() throws Exception {
        assertThat(belowHaPolicy(Which.PRIMARY)).contains("<security-settings>").isEqualTo(belowHaPolicy(Which.BACKUP));
    }

    private static String belowHaPolicy(Which which) throws Exception {
        String all = Files.readString(which.file);
        return all.substring(all.indexOf("</ha-policy>"));
    }

    private static FileConfiguration alone(Which which) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment =
                new FileDeploymentManager(which.file.toUri().toString());
        deployment.addDeployable(configuration).readConfiguration();
        configuration
                .setPersistenceEnabled(false)
                .setHAPolicyConfiguration(new PrimaryOnlyPolicyConfiguration())
                .clearAcceptorConfigurations()
                .addAcceptorConfiguration(
                        new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", which.id)));
        configuration.getClusterConfigurations().clear();
        return configuration;
    }

    private static SecurityConfiguration users() throws Exception {
        Matcher roles = ROLES.matcher(Files.readString(Path.of("docker-compose.yml")));
        assertThat(roles.find()).isTrue();
        Properties usersByRole = new Properties();
        usersByRole.load(new StringReader(roles.group(1)));
        SecurityConfiguration users = new SecurityConfiguration();
        usersByRole.forEach((role, user) -> {
            users.addUser(user.toString(), user.toString());
            users.addRole(user.toString(), role.toString());
        });
        return users;
    }

    private static void send(JMSContext user, String queue, String text) {
        user.createProducer().send(user.createQueue(queue), text);
    }

    private static void consume(JMSContext user, String queue) {
        user.createConsumer(user.createQueue(queue)).close();
    }

    private static void browse(JMSContext user, String queue) throws JMSException {
        user.createBrowser(user.createQueue(queue)).getEnumeration();
    }

    private static void drain(JMSContext user, Queue queue) {
        try (JMSConsumer consumer = user.createConsumer(queue)) {
            while (consumer.receiveNoWait() != null) {
                // what others left there
            }
        }
    }

    private static Message receive(JMSContext user, Queue queue) {
        try (JMSConsumer consumer = user.createConsumer(queue)) {
            return Objects.requireNonNull(consumer.receive(PATIENCE), "a message");
        }
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfAny(JMSSecurityException.class, JMSSecurityRuntimeException.class);
    }
}
