package dev.switchboard.ledger;

import dev.switchboard.exchange.LedgerUnavailableException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database with its tables, brought up to date before anybody gets a connection. */
@ApplicationScoped
public class Database {
    @Resource(lookup = "jdbc/switchboard")
    private DataSource source;

    @PostConstruct
    void migrate() {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/switchboard/ledger/migrations")
                .table("switchboard_schema_history")
                .baselineOnMigrate(true) // a user's own tables may be there before ours
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** Work with a connection that commits each statement. */
    <T> T with(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailableException(e);
        }
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
