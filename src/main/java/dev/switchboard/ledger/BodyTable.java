package dev.switchboard.ledger;

import dev.switchboard.console.Bodies;
import dev.switchboard.console.BodyStore;
import dev.switchboard.exchange.ExchangeId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What exchanges carried. */
@Dependent
public class BodyTable implements BodyStore {
    private static final String SELECT = "select request_type, request_encoding, request_body, reply_type,"
            + " reply_encoding, reply_body from exchange where id = ?";

    private final Database database;

    @Inject
    BodyTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Bodies> find(ExchangeId id) {
        return database
                .with(connection ->
                        Sql.list(connection, SELECT, query -> query.setObject(1, id.uuid()), BodyTable::read))
                .stream()
                .findFirst();
    }

    private static Bodies read(ResultSet row) throws SQLException {
        boolean isReplied = Sql.textOrNull(row, 4) != null;
        return new Bodies(Sql.content(row, 1), isReplied ? Optional.of(Sql.content(row, 4)) : Optional.empty());
    }
}
