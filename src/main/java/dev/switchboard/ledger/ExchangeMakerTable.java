package dev.switchboard.ledger;

import dev.switchboard.delivery.ExchangeMakers;
import dev.switchboard.exchange.ExchangeId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who made which exchange. */
@Dependent
public class ExchangeMakerTable implements ExchangeMakers {
    private static final String FIND = "select caller from exchange where id = ?";

    private final Database database;

    @Inject
    ExchangeMakerTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> of(ExchangeId id) {
        return database
                .with(connection ->
                        Sql.list(connection, FIND, query -> query.setObject(1, id.uuid()), row -> row.getString(1)))
                .stream()
                .findFirst();
    }
}
