package dev.switchboard.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionOwnersTest {
    private static final String URL = "vm://64";
    private static final String NEWS = "news";

    @TempDir
    private Path data;

    private EmbeddedActiveMQ broker;

    @BeforeEach
    void start() throws Exception {
        List<BrokerUser> users = List.of(user("reading", "subscriber.news"), user("watching", "subscriber.news"));
        Role ours = new Role("switchboard", true, true, true, true, true, true, true, true, true, true, true, true);
        UserDirectory directory = new UserDirectory(user("switchboard"), users);
        Configuration configuration = new ConfigurationImpl();
        configuration.setBrokerInstance(data.toFile());
        configuration.setBindingsDirectory("bindings").setJournalDirectory("journal");
        configuration.setLargeMessagesDirectory("large").setPagingDirectory("paging");
        configuration.setJournalType(JournalType.NIO).addAcceptorConfiguration("in-vm", URL);
        // as in broker.xml, where they stay for an hour
        configuration.addAddressSetting("#", new AddressSettings().setAutoDeleteAddressesDelay(3_600_000));
        new Permissions(users, Set.of(ours)).settings().forEach(configuration::putSecurityRoles);
        configuration.registerBrokerPlugin(new SubscriptionOwners(directory, Set.of(ours)));
        broker = new EmbeddedActiveMQ().setConfiguration(configuration).setSecurityManager(directory);
        broker.start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void aSubscriptionIsItsOwnersAfterARestartToo() throws Exception {
        try (JMSContext reading = connect("reading")) {
            reading.createSharedDurableConsumer(reading.createTopic(NEWS), "mine")
                    .close();
        }
        refusedToOthers();
        stop();
        start();
        refusedToOthers();
        try (JMSContext reading = connect("reading")) {
            reading.createSharedDurableConsumer(reading.createTopic(NEWS), "mine")
                    .close();
            reading.unsubscribe("mine");
        }
    }

    @Test
    void whatIsGoneIsAnybodysToMakeAgain() {
        try (JMSContext reading = connect("reading")) {
            reading.createSharedDurableConsumer(reading.createTopic(NEWS), "mine")
                    .close();
            reading.unsubscribe("mine");
        }
        try (JMSContext watching = connect("watching")) {
            assertThat(watching.createSharedDurableConsumer(watching.createTopic(NEWS), "mine"))
                    .isNotNull();
        }
    }

    private static void refusedToOthers() {
        try (JMSContext watching = connect("watching")) {
            assertThatThrownBy(() -> watching.createConsumer(watching.createQueue(NEWS + "::mine")))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(() -> watching.createSharedDurableConsumer(watching.createTopic(NEWS), "mine"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(() -> watching.unsubscribe("mine")).isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    private static JMSContext connect(String user) {
        return new ActiveMQConnectionFactory(URL, user, "word").createContext();
    }

    private static BrokerUser user(String name, String... roles) {
        return new BrokerUser(
                name,
                "word",
                Set.copyOf(List.of(roles).stream()
                        .map(role -> Grant.read(role).orElseThrow())
                        .toList()));
    }
}
