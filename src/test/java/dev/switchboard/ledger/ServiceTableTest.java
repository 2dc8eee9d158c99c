package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.registry.CorrelateBy;
import dev.switchboard.registry.Repliers;
import dev.switchboard.registry.ServiceDeclaration;
import java.time.Duration;
import java.util.List;

class ServiceTableTest {
    private static final ServiceName NAME = new ServiceName("billing.balance");

    @OnBothDatabases
    void aDeclarationIsReadAsItWasWritten(FreshDatabase database) {
        ServiceTable services = table(database);
        ServiceDeclaration longest = declared("Ümlaut ☎ '; drop table service; --".repeat(29), 1);

        assertThat(services.put(longest)).as("new").isTrue();

        assertThat(services.all()).containsExactly(longest);
    }

    @OnBothDatabases
    void aLaterDeclarationReplacesTheFirst(FreshDatabase database) {
        ServiceTable services = table(database);
        services.put(declared("first", 1));

        assertThat(services.put(declared("second", 2))).as("new").isFalse();

        assertThat(services.all()).containsExactly(declared("second", 2));
    }

    @OnBothDatabases
    void aRemovedServiceIsGone(FreshDatabase database) {
        ServiceTable services = table(database);
        services.put(declared("for a while", 1));

        assertThat(services.remove(NAME.text())).as("was there").isTrue();
        assertThat(services.remove(NAME.text())).as("was there twice").isFalse();

        assertThat(services.all()).isEmpty();
    }

    @OnBothDatabases
    void whatIsThereSurvivesTheNextStart(FreshDatabase database) {
        table(database).put(declared("here to stay", 1));

        assertThat(table(database).all()).containsExactly(declared("here to stay", 1));
    }

    private static ServiceTable table(FreshDatabase database) {
        return new ServiceTable(new Database(database.source()));
    }

    private static ServiceDeclaration declared(String description, int seconds) {
        return new ServiceDeclaration(
                NAME,
                description,
                Duration.ofSeconds(seconds),
                Duration.ofMinutes(seconds),
                Duration.ofHours(seconds),
                CorrelateBy.MESSAGE_ID,
                new Repliers(List.of("crm", "der Vertreter, \"Süd\"")));
    }
}
