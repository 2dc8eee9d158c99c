package dev.switchboard.outside;

import dev.switchboard.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A plain Artemis broker in a process of its own, with one user and nothing on disk where nothing else is said. */
public final class ExternalBroker implements AutoCloseable {
    public static final String USER = "outsider";
    public static final String PASSWORD = "as told in the environment";
    private static final String STARTED = "The broker is there";

    private static final String IN_SYNC = "The backup has all that the primary has";

    private final ChildProcess process;
    private final int port;

    private ExternalBroker(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when the broker accepts connections. */
    public static ExternalBroker start() {
        return start(FreePorts.one());
    }

    public static ExternalBroker start(int port) {
        return start(port, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** With a journal, and with both compilers: for one that is to become hot. */
    public static ExternalBroker startOnDisk() {
        return start(
                FreePorts.one(),
                List.of("-Xmx512m", "-Dpersistent=true", "-Dfolder=" + Workspace.freshFolder("broker")));
    }

    static ExternalBroker start(int port, List<String> options) {
        List<String> command = new ArrayList<>(options);
        command.add(0, ChildProcess.java());
        command.addAll(List.of(
                "-Dport=" + port, "-cp", System.getProperty("java.class.path"), ExternalBroker.class.getName()));
        ChildProcess process = ChildProcess.start(
                new ProcessBuilder(command),
                Map.of(),
                Workspace.freshFolder("log").resolve("broker.log"));
        process.await("the broker's start", () -> process.output().contains(STARTED));
        return new ExternalBroker(process, port);
    }

    public String url() {
        return "tcp://localhost:" + port;
    }

    public int port() {
        return port;
    }

    public JmsClient jms() {
        return JmsClient.connect(url(), USER, PASSWORD);
    }

    /** Returns when this one, a backup, has all that its primary has. */
    void awaitSync() {
        process.await("all that the primary has", () -> process.output().contains(IN_SYNC));
    }

    /** SIGSTOP: the connections stay, and nothing answers on them. */
    public void freeze() {
        process.signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        process.signal("CONT");
    }

    /** SIGKILL, as when its machine is gone. */
    @Override
    public void close() {
        process.kill();
    }

    /** What the other process does. */
    public static void main(String[] arguments) throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "all");
        // others have their name as password and role
        Stream.of(System.getProperty("users", "").split(","))
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    users.addUser(name, name);
                    users.addRole(name, name);
                });
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.setConfigResourcePath(System.getProperty("configuration", "external-broker.xml"));
        broker.start();
        System.out.println(STARTED);
        ActiveMQServer server = broker.getActiveMQServer();
        if (server.getHAPolicy().isBackup()) {
            while (!server.isReplicaSync()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            System.out.println(IN_SYNC);
        }
    }
}
