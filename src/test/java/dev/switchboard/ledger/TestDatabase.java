package dev.switchboard.ledger;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases that the ledger runs on. */
enum TestDatabase {
    H2 {
        @Override
        DataSource empty() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return source;
        }
    };

    abstract DataSource empty();

    /** A fresh one, with the tables. */
    Database migrated() {
        Database database = new Database(empty());
        database.migrate();
        return database;
    }
}
