package dev.switchboard.ledger;

import dev.switchboard.health.LedgerProbe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Looks for one row: to get a connection from the pool says little. */
@Dependent
class Probe implements LedgerProbe {
    private static final String ONE_ROW = "select name from service limit 1";

    private final Database database;

    @Inject
    Probe(Database database) {
        this.database = database;
    }

    @Override
    public void ask() {
        database.with(connection -> Sql.list(connection, ONE_ROW, query -> {}, row -> row.getString(1)));
    }
}
