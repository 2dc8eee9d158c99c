package dev.switchboard.outside;

import dev.switchboard.database.PostgreSql;

/** Two Switchboards with one broker and one database, in processes of their own. */
final class TwoNodes implements AutoCloseable {
    private ExternalBroker broker = ExternalBroker.start();
    private final SwitchboardProcess one;
    private final SwitchboardProcess two;

    private TwoNodes(String database) {
        one = start("one", database);
        two = start("two", database);
    }

    static TwoNodes on(PostgreSql postgresql) {
        return new TwoNodes(postgresql.freshDatabase());
    }

    private SwitchboardProcess start(String name, String database) {
        return Launch.inDevelopment()
                .with("SWITCHBOARD_NODE", name)
                .with("SWITCHBOARD_CALLBACK_SCHEDULE", "PT1H")
                .with("BROKER_URL", broker.url())
                .with("BROKER_USER", ExternalBroker.USER)
                .with("BROKER_PASSWORD", ExternalBroker.PASSWORD)
                .with("DATABASE_URL", database)
                .with("DATABASE_USER", PostgreSql.USER)
                .start();
    }

    SwitchboardProcess one() {
        return one;
    }

    SwitchboardProcess two() {
        return two;
    }

    ExternalBroker broker() {
        return broker;
    }

    void restartBroker() {
        broker = ExternalBroker.start(broker.port());
    }

    @Override
    public void close() {
        two.close();
        one.close();
        broker.close();
    }
}
