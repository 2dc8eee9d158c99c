package dev.switchboard.broker;

import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An Artemis broker in this JVM, configured by {@code broker.xml}, with the users of a file, and a journal on disk. */
final class EmbeddedBroker {
    static final String IN_VM_URL = "vm://0";

    /** Below it are, for the permissions, the queues that clients make for their replies, whose names are UUIDs. */
    static final String TEMPORARY = "switchboard.temporary";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    /** @throws IllegalArgumentException that names the setting which can't be used */
    EmbeddedBroker(BrokerSettings settings) throws Exception {
        BrokerUser ours = new BrokerUser(settings.user(), settings.effectivePassword(), Set.of());
        List<BrokerUser> others = settings.users().map(UsersFile::read).orElse(List.of());
        requireOthers(ours, others);
        UserDirectory directory = new UserDirectory(ours, others);
        Configuration configuration = configuration(settings);
        Set<Role> ourRole =
                Objects.requireNonNull(configuration.getSecurityRoles().get("#"), "Switchboard's role in broker.xml");
        new Permissions(others, ourRole).settings().forEach(configuration::putSecurityRoles);
        configuration.registerBrokerPlugin(new SubscriptionOwners(directory, ourRole));
        configuration.registerBrokerPlugin(new SenderStamp());
        server.setConfiguration(configuration);
        server.setSecurityManager(directory);
    }

    void start() throws Exception {
        // Artemis loads protocols by the context class loader, which is the server's here
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedBroker.class.getClassLoader());
        try {
            server.start();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    void stop() throws Exception {
        server.stop();
    }

    private static void requireOthers(BrokerUser ours, List<BrokerUser> others) {
        if (others.stream().anyMatch(user -> user.name().equals(ours.name()))) {
            throw new IllegalArgumentException("BROKER_USERS has the user " + ours.name()
                    + ", who is Switchboard itself: BROKER_USER and BROKER_PASSWORD tell of that one");
        }
    }

    private static Configuration configuration(BrokerSettings settings) throws Exception {
        URL file = Objects.requireNonNull(EmbeddedBroker.class.getResource("/broker.xml"), "broker.xml in the adapter");
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment = new FileDeploymentManager(file.toString());
        deployment.addDeployable(configuration).readConfiguration();
        configuration.setBrokerInstance(settings.data().toFile());
        // whoever knows it may do everything, and nobody needs it here
        configuration.setClusterPassword(UUID.randomUUID().toString());
        configuration.addAcceptorConfiguration("in-vm", IN_VM_URL);
        if (settings.listensOnTcp()) {
            configuration.addAcceptorConfiguration(acceptor(settings));
        }
        return configuration;
    }

    /** One port for all protocols; MQTT topics {@code a/b} are the addresses {@code a.b}. */
    private static TransportConfiguration acceptor(BrokerSettings settings) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, settings.bind());
        parameters.put(TransportConstants.PORT_PROP_NAME, settings.port());
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE,AMQP,MQTT,STOMP");
        parameters.put(TransportConstants.REMOTING_THREADS_PROPNAME, 2);
        settings.tls().ifPresent(keyStore -> {
            keyStore.requireUsable();
            parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            parameters.put(
                    TransportConstants.KEYSTORE_PATH_PROP_NAME, keyStore.file().toString());
            parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, keyStore.password());
        });
        Map<String, Object> ofProtocols = new HashMap<>();
        // one that is taken in piece by piece can't be stamped with its sender
        ofProtocols.put("amqpMinLargeMessageSize", -1);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, "tcp", ofProtocols);
    }
}
