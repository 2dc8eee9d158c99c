package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.delivery.DeliveryCursor;
import dev.switchboard.delivery.DeliveryQuery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Letter;
import dev.switchboard.delivery.ListedDelivery;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.ledger.DeliveryTable.Posted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Deliveries as operators list them. Each is known by the name of its subscription. */
class DeliveryListTableTest {
    private static final long NOW = 1_000;

    @OnBothDatabases
    void thoseDueNextComeFirst(FreshDatabase source) {
        Database database = new Database(source.source());
        post(database, "later", "sooner", "as soon");
        retry(database, "later", 9_000);
        retry(database, "sooner", 5_000);
        retry(database, "as soon", 5_000);

        List<ListedDelivery> listed = list(database, DeliveryState.RETRYING, Optional.empty(), 10);

        assertThat(listed).extracting(DeliveryListTableTest::name).containsExactly("sooner", "as soon", "later");
        assertThat(listed.get(0).createdAt()).isEqualTo(NOW);
        assertThat(listed.get(0).status().progress().nextAttemptAt()).contains(5_000L);
    }

    @OnBothDatabases
    void pagesFollowEachOtherWithoutGapsEvenWhereManyAreDueAtOnce(FreshDatabase source) {
        Database database = new Database(source.source());
        String[] names = IntStream.range(0, 7).mapToObj(i -> "s" + i).toArray(String[]::new);
        post(database, names);
        for (String name : names) {
            retry(database, name, name.equals("s3") ? 4_000 : 5_000);
        }

        assertThat(allPages(database, DeliveryState.RETRYING))
                .containsExactly("s3", "s0", "s1", "s2", "s4", "s5", "s6");
    }

    @OnBothDatabases
    void deadOnesComeInTheOrderInWhichTheyWerePosted(FreshDatabase source) {
        Database database = new Database(source.source());
        post(database, "a", "b", "c", "pending");
        for (String name : List.of("c", "a", "b")) {
            update(database, name, "state = 'dead', next_attempt_at = null, due_at = null");
        }

        assertThat(allPages(database, DeliveryState.DEAD)).containsExactly("a", "b", "c");
        assertThat(allPages(database, DeliveryState.PENDING)).containsExactly("pending");
    }

    @OnBothDatabases
    void theyAreCountedUpToALimit(FreshDatabase source) {
        Database database = new Database(source.source());
        post(database, "a", "b", "c");
        DeliveryListTable table = new DeliveryListTable(database);

        assertThat(table.count(DeliveryState.PENDING, 10)).isEqualTo(3);
        assertThat(table.count(DeliveryState.PENDING, 2)).isEqualTo(2);
        assertThat(table.count(DeliveryState.DEAD, 10)).isZero();
    }

    private static List<String> allPages(Database database, DeliveryState state) {
        List<String> names = new ArrayList<>();
        Optional<DeliveryCursor> after = Optional.empty();
        for (List<ListedDelivery> page = list(database, state, after, 2);
                !page.isEmpty();
                page = list(database, state, after, 2)) {
            page.forEach(delivery -> names.add(name(delivery)));
            ListedDelivery last = page.get(page.size() - 1);
            after = Optional.of(new DeliveryCursor(last.status().progress().nextAttemptAt(), last.position()));
        }
        return names;
    }

    private static List<ListedDelivery> list(
            Database database, DeliveryState state, Optional<DeliveryCursor> after, int limit) {
        return new DeliveryListTable(database).list(new DeliveryQuery(state, after, limit));
    }

    private static String name(ListedDelivery delivery) {
        return delivery.status().id().origin();
    }

    private static void post(Database database, String... names) {
        database.inTransaction(connection -> {
            for (String name : names) {
                Letter letter = new Letter(
                        ExchangeId.at(NOW),
                        name,
                        ReturnAddress.of("https://one.example/"),
                        Optional.empty(),
                        Map.of(),
                        Tables.text("news"));
                DeliveryTable.insert(connection, List.of(new Posted(letter, false, NOW)), NOW);
            }
            return names;
        });
    }

    private static void retry(Database database, String name, long at) {
        update(database, name, "state = 'retrying', next_attempt_at = " + at + ", due_at = " + at);
    }

    private static void update(Database database, String name, String change) {
        database.with(connection -> Sql.update(
                connection, "update delivery set " + change + " where origin = ?", sql -> sql.setString(1, name)));
    }
}
