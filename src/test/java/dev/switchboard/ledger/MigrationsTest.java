package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The tables that the migrations make mean the same on both databases. */
class MigrationsTest {
    @OnBothDatabases
    void everyTableIsMade(FreshDatabase database) {
        Database ledger = new Database(database.source());

        for (String table :
                List.of("service", "exchange", "exchange_step", "idempotency_key", "outbox", "delivery", "secret")) {
            assertThat(count(ledger, table)).as(table).isZero();
        }
    }

    @OnBothDatabases
    void aUsersOwnTablesStay(FreshDatabase database) throws SQLException {
        try (Statement statement = database.source().getConnection().createStatement()) {
            statement.execute("create table customer (id integer)");
            statement.execute("insert into customer values (1)");
        }

        assertThat(count(new Database(database.source()), "customer")).isEqualTo(1);
    }

    @OnBothDatabases
    void moreThanAMebibyteIsReadAsItWasWritten(FreshDatabase database) {
        Database ledger = new Database(database.source());
        byte[] body = new byte[1_100_000];
        body[body.length - 1] = 42;
        UUID id = UUID.randomUUID();

        ledger.with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into outbox (id, destination, body, claimed_until) values (?, 'queue:q', ?, 0)")) {
                insert.setObject(1, id);
                insert.setBytes(2, body);
                return insert.executeUpdate();
            }
        });

        assertThat(body(ledger, id)).isEqualTo(body);
    }

    @OnBothDatabases
    void workThatFailsLeavesNothingBehind(FreshDatabase database) {
        Database ledger = new Database(database.source());

        assertThatThrownBy(() -> ledger.inTransaction(connection -> {
                    execute(connection.createStatement(), "insert into secret values ('a', 'b', 0)");
                    return execute(connection.createStatement(), "insert into secret values ('a', 'b', 0)");
                }))
                .isInstanceOf(LedgerUnavailableException.class);

        assertThat(count(ledger, "secret")).isZero();
    }

    @OnBothDatabases
    void workThatEndsInAnErrorLeavesNothingBehind(FreshDatabase database) {
        Database ledger = new Database(database.source());

        assertThatThrownBy(() -> ledger.inTransaction(connection -> {
                    execute(connection.createStatement(), "insert into secret values ('a', 'b', 0)");
                    throw new OutOfMemoryError("as the test wants");
                }))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(count(ledger, "secret")).isZero();
    }

    private static int execute(Statement statement, String sql) throws SQLException {
        try (statement) {
            return statement.executeUpdate(sql);
        }
    }

    private static long count(Database ledger, String table) {
        return ledger.with(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static byte[] body(Database ledger, UUID id) {
        return ledger.with(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select body from outbox where id = ?")) {
                query.setObject(1, id);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getBytes(1);
                }
            }
        });
    }
}
