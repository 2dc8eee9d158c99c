package dev.switchboard.outside;

import dev.switchboard.Workspace;
import java.util.List;
import java.util.UUID;

/** An Artemis primary and the backup that replicates it, in processes of their own, with their journals on disk. */
final class BrokerPair implements AutoCloseable {
    private final ExternalBroker primary;
    private final ExternalBroker backup;

    private BrokerPair(ExternalBroker primary, ExternalBroker backup) {
        this.primary = primary;
        this.backup = backup;
    }

    /** Returns when the backup could take over. */
    static BrokerPair start() {
        List<Integer> ports = List.of(FreePorts.one(), FreePorts.one());
        String secret = UUID.randomUUID().toString();
        ExternalBroker primary =
                ExternalBroker.start(ports.get(0), member("cluster-primary.xml", ports.get(1), secret));
        ExternalBroker backup = ExternalBroker.start(ports.get(1), member("cluster-backup.xml", ports.get(0), secret));
        backup.awaitSync();
        return new BrokerPair(primary, backup);
    }

    /** As Switchboard's nodes and other JMS clients are told. */
    String url() {
        return "(" + primary.url() + "," + backup.url() + ")?ha=true";
    }

    /** SIGKILL. */
    void killPrimary() {
        primary.close();
    }

    @Override
    public void close() {
        backup.close();
        primary.close();
    }

    private static List<String> member(String configuration, int other, String secret) {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                "-Dconfiguration=" + configuration,
                "-Dother=" + other,
                "-Dcluster=" + secret,
                "-Dfolder=" + Workspace.freshFolder("broker"));
    }
}
