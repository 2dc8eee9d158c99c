package dev.switchboard.ledger;

import dev.switchboard.delivery.SecretStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Secrets that all nodes share. */
@Dependent
public class SecretTable implements SecretStore {
    private static final String FIND = "select secret_text from secret where name = ?";
    private static final String INSERT = "insert into secret (name, secret_text, created_at) values (?, ?, ?)";

    private final Database database;

    @Inject
    SecretTable(Database database) {
        this.database = database;
    }

    @Override
    public String keep(String name, String text, long nowMillis) {
        return database.with(connection -> {
            Optional<String> known = find(connection, name);
            return known.isPresent() ? known.get() : insert(connection, name, text, nowMillis);
        });
    }

    private static String insert(Connection connection, String name, String text, long nowMillis) throws SQLException {
        try {
            Sql.update(connection, INSERT, insert -> {
                insert.setString(1, name);
                insert.setString(2, text);
                insert.setLong(3, nowMillis);
            });
            return text;
        } catch (SQLException e) {
            return find(connection, name).orElseThrow(() -> e); // another node was faster
        }
    }

    private static Optional<String> find(Connection connection, String name) throws SQLException {
        return Sql.list(connection, FIND, query -> query.setString(1, name), row -> row.getString(1)).stream()
                .findFirst();
    }
}
