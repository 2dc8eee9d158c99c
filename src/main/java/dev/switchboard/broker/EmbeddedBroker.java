package dev.switchboard.broker;

import java.net.URL;
import java.util.Objects;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis broker in this JVM, configured by {@code broker.xml}, with one user and a journal on disk. */
final class EmbeddedBroker {
    static final String IN_VM_URL = "vm://0";
    private static final String ROLE = "switchboard";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    EmbeddedBroker(BrokerSettings settings) throws Exception {
        server.setConfiguration(configuration(settings));
        server.setSecurityManager(onlyUser(settings.user(), settings.effectivePassword()));
    }

    void start() throws Exception {
        // Artemis loads protocols and login modules by the context class loader, which is the server's here
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

    private static Configuration configuration(BrokerSettings settings) throws Exception {
        URL file = Objects.requireNonNull(EmbeddedBroker.class.getResource("/broker.xml"), "broker.xml in the adapter");
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment = new FileDeploymentManager(file.toString());
        deployment.addDeployable(configuration).readConfiguration();
        configuration.setBrokerInstance(settings.data().toFile());
        configuration.addAcceptorConfiguration("in-vm", IN_VM_URL);
        if (settings.listensOnTcp()) {
            configuration.addAcceptorConfiguration("loopback", loopback(settings.port()));
        }
        return configuration;
    }

    /** One port for all protocols; MQTT topics {@code a/b} are the addresses {@code a.b}. */
    private static String loopback(int port) {
        return "tcp://127.0.0.1:" + port + "?protocols=CORE,AMQP,MQTT,STOMP;remotingThreads=2";
    }

    private static ActiveMQJAASSecurityManager onlyUser(String user, String password) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(user, password);
        users.addRole(user, ROLE);
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }
}
