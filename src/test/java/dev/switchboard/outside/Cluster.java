package dev.switchboard.outside;

import dev.switchboard.Workspace;
import dev.switchboard.database.PostgreSql;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two nodes, a replicated pair of brokers and a PostgreSQL. */
final class Cluster implements AutoCloseable {
    private final BrokerPair brokers;
    private final PostgreSql database;
    private final List<Launch> launches;
    private final SwitchboardProcess[] nodes = new SwitchboardProcess[2];

    private Cluster(BrokerPair brokers, PostgreSql database) {
        this.brokers = brokers;
        this.database = database;
        String url = database.freshDatabase();
        launches = List.of(launch("one", url), launch("two", url));
    }

    static Cluster start() {
        CompletableFuture<BrokerPair> brokers = CompletableFuture.supplyAsync(BrokerPair::start);
        Cluster cluster = new Cluster(brokers.join(), PostgreSql.start());
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> cluster.startNode(0)),
                        CompletableFuture.runAsync(() -> cluster.startNode(1)))
                .join();
        return cluster;
    }

    private Launch launch(String name, String url) {
        return Launch.inDevelopment()
                .with("SWITCHBOARD_NODE", name)
                .with("SWITCHBOARD_PORT", Integer.toString(FreePorts.one()))
                .with("BROKER_URL", brokers.url())
                .with("BROKER_USER", ExternalBroker.USER)
                .with("BROKER_PASSWORD", ExternalBroker.PASSWORD)
                .with("DATABASE_URL", url)
                .with("DATABASE_USER", PostgreSql.USER)
                .onData(Workspace.freshFolder("data"));
    }

    /** For the first time, or after it was stopped or killed; returns when it answers. */
    void startNode(int number) {
        nodes[number] = launches.get(number).start();
    }

    SwitchboardProcess node(int number) {
        return nodes[number];
    }

    List<SwitchboardProcess> nodes() {
        return List.of(nodes);
    }

    BrokerPair brokers() {
        return brokers;
    }

    PostgreSql database() {
        return database;
    }

    @Override
    public void close() {
        nodes[0].close();
        nodes[1].close();
        brokers.close();
        database.close();
    }
}
