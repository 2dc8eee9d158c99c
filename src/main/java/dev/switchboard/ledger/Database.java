package dev.switchboard.ledger;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.metrics.ConnectionPool;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** The database with its tables, brought up to date before anybody gets a connection. */
@ApplicationScoped
public class Database implements ConnectionPool {
    @Resource(lookup = "jdbc/switchboard")
    private DataSource source;

    @Inject
    @ConfigProperty(name = "switchboard.database.pool", defaultValue = "16")
    private int most;

    /**
     * On H2 one works at a time. It writes its tables one after the other while others may change them, and a process that is killed before
     * the next write leaves a transaction that is in some of them and not in others, or in none though it was committed.
     */
    private final ReentrantLock turn = new ReentrantLock(true);

    private boolean inTurn;

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger inUse = new AtomicInteger();

    /** For the container, which gives the source and migrates. */
    Database() {}

    Database(DataSource source) {
        this.source = source;
        migrate();
    }

    @PostConstruct
    void migrate() {
        inTurn = with(Database::isH2);
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/switchboard/ledger/migrations")
                .table("switchboard_schema_history")
                .baselineOnMigrate(true) // a user's own tables may be there before ours
                .baselineVersion("0")
                .placeholders(Map.of("bytes", with(Database::typeOfBytes)))
                .load()
                .migrate();
    }

    /** Work with a connection whose changes are all committed when this returns, or none when it throws. */
    <T> T inTransaction(Work<T> work) {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) { // left open, it would be committed below
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /** Work with a connection that commits each statement. */
    <T> T with(Work<T> work) {
        if (!inTurn) {
            return atOnce(work);
        }
        turn.lock();
        try {
            return atOnce(work);
        } finally {
            turn.unlock();
        }
    }

    private <T> T atOnce(Work<T> work) {
        try (Connection connection = connection()) {
            return counted(work).with(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailableException(e);
        }
    }

    private Connection connection() throws SQLException {
        waiting.incrementAndGet();
        try {
            return source.getConnection();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private <T> Work<T> counted(Work<T> work) {
        return connection -> {
            inUse.incrementAndGet();
            try {
                return work.with(connection);
            } finally {
                inUse.decrementAndGet();
            }
        };
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public int inUse() {
        return inUse.get();
    }

    @Override
    public int waiting() {
        return waiting.get();
    }

    /** The one type that the two databases don't share: H2's bytea ends at a mebibyte. */
    private static String typeOfBytes(Connection connection) throws SQLException {
        return isH2(connection) ? "blob" : "bytea";
    }

    private static boolean isH2(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
