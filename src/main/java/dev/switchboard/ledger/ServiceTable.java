package dev.switchboard.ledger;

import dev.switchboard.exchange.ServiceName;
import dev.switchboard.registry.CorrelateBy;
import dev.switchboard.registry.Repliers;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.ServiceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The declared services. */
@ApplicationScoped
public class ServiceTable implements ServiceStore {
    private static final String ALL =
            "select name, description, timeout_ms, max_timeout_ms, async_timeout_ms, correlate_by, repliers from service";
    private static final Upsert UPSERT = new Upsert(
            "update service set description = ?, timeout_ms = ?, max_timeout_ms = ?,"
                    + " async_timeout_ms = ?, correlate_by = ?, repliers = ? where name = ?",
            "insert into service (description, timeout_ms, max_timeout_ms,"
                    + " async_timeout_ms, correlate_by, repliers, name) values (?, ?, ?, ?, ?, ?, ?)");
    /** Users' names have no control characters. */
    private static final String BETWEEN = "\n";

    private static final String DELETE = "delete from service where name = ?";

    private Database database;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    ServiceTable() {}

    @Inject
    ServiceTable(Database database) {
        this.database = database;
    }

    @Override
    public List<ServiceDeclaration> all() {
        return database.with(connection -> Sql.list(connection, ALL, query -> {}, ServiceTable::read));
    }

    @Override
    public boolean put(ServiceDeclaration service) {
        return database.with(connection -> UPSERT.write(connection, row -> {
            row.setString(1, service.description());
            row.setLong(2, service.timeout().toMillis());
            row.setLong(3, service.maxTimeout().toMillis());
            row.setLong(4, service.asyncTimeout().toMillis());
            row.setString(5, service.correlateBy().name());
            row.setString(6, String.join(BETWEEN, service.repliers().users()));
            row.setString(7, service.name().text());
        }));
    }

    @Override
    public boolean remove(String name) {
        return database.with(connection -> Sql.update(connection, DELETE, delete -> delete.setString(1, name))) > 0;
    }

    private static ServiceDeclaration read(ResultSet row) throws SQLException {
        return new ServiceDeclaration(
                new ServiceName(row.getString(1)),
                row.getString(2),
                Duration.ofMillis(row.getLong(3)),
                Duration.ofMillis(row.getLong(4)),
                Duration.ofMillis(row.getLong(5)),
                CorrelateBy.valueOf(row.getString(6)),
                repliers(row.getString(7)));
    }

    private static Repliers repliers(String column) {
        return column.isEmpty() ? Repliers.ANYBODY : new Repliers(List.of(column.split(BETWEEN)));
    }
}
