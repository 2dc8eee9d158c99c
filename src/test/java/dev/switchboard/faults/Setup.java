package dev.switchboard.faults;

import dev.switchboard.database.PostgreSql;
import dev.switchboard.outside.ExternalBroker;
import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The database and the broker that a Switchboard runs with. They are not killed with it, where they aren't embedded. */
final class Setup implements AutoCloseable {
    private final String name;
    private final List<AutoCloseable> parts = new ArrayList<>();
    private Optional<ExternalBroker> broker = Optional.empty();
    private UnaryOperator<Launch> settings = UnaryOperator.identity();

    private Setup(String name) {
        this.name = name;
    }

    /** @param name {@code h2} or {@code postgresql}, and {@code +broker} for a broker outside */
    static Setup named(String name) {
        Setup setup = new Setup(name);
        List<String> words = List.of(name.split("\\+", -1));
        if (!List.of("h2", "postgresql").contains(words.get(0))) {
            throw new IllegalArgumentException("A setup is h2 or postgresql, maybe with +broker, not " + name);
        }
        if (words.contains("postgresql")) {
            setup.with(PostgreSql.start());
        }
        if (words.contains("broker")) {
            setup.with(ExternalBroker.start());
        }
        return setup;
    }

    Launch appliedTo(Launch launch) {
        return settings.apply(launch);
    }

    /** What its JMS clients connect by. */
    ActiveMQConnectionFactory connectionFactory(SwitchboardProcess switchboard) {
        return broker.map(outside ->
                        new ActiveMQConnectionFactory(outside.url(), ExternalBroker.USER, ExternalBroker.PASSWORD))
                .orElseGet(() -> new ActiveMQConnectionFactory(
                        "tcp://localhost:" + switchboard.brokerPort(), "switchboard", "switchboard"));
    }

    private void with(PostgreSql database) {
        String url = database.freshDatabase();
        add(database, launch -> launch.with("DATABASE_URL", url).with("DATABASE_USER", PostgreSql.USER));
    }

    private void with(ExternalBroker outside) {
        broker = Optional.of(outside);
        add(outside, launch -> launch.with("BROKER_URL", outside.url())
                .with("BROKER_USER", ExternalBroker.USER)
                .with("BROKER_PASSWORD", ExternalBroker.PASSWORD));
    }

    private void add(AutoCloseable part, UnaryOperator<Launch> its) {
        UnaryOperator<Launch> before = settings;
        settings = launch -> its.apply(before.apply(launch));
        parts.add(part);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
