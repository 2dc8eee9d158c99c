package dev.switchboard.ledger;

import dev.switchboard.exchange.TopicName;
import dev.switchboard.registry.TopicDeclaration;
import dev.switchboard.registry.TopicStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The declared topics. */
@ApplicationScoped
public class TopicTable implements TopicStore {
    private static final String ALL = "select name, description, retain_events, retain_ms from topic";
    private static final Upsert UPSERT = new Upsert(
            "update topic set description = ?, retain_events = ?, retain_ms = ? where name = ?",
            "insert into topic (description, retain_events, retain_ms, name) values (?, ?, ?, ?)");
    private static final String DELETE = "delete from topic where name = ?";

    private Database database;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    TopicTable() {}

    @Inject
    TopicTable(Database database) {
        this.database = database;
    }

    @Override
    public List<TopicDeclaration> all() {
        return database.with(connection -> Sql.list(connection, ALL, query -> {}, TopicTable::read));
    }

    @Override
    public boolean put(TopicDeclaration topic) {
        return database.with(connection -> UPSERT.write(connection, row -> {
            row.setString(1, topic.description());
            row.setInt(2, topic.retainEvents());
            row.setLong(3, topic.retainFor().toMillis());
            row.setString(4, topic.name().text());
        }));
    }

    @Override
    public boolean remove(String name) {
        return database.with(connection -> Sql.update(connection, DELETE, delete -> delete.setString(1, name))) > 0;
    }

    private static TopicDeclaration read(ResultSet row) throws SQLException {
        return new TopicDeclaration(
                new TopicName(row.getString(1)), row.getString(2), row.getInt(3), Duration.ofMillis(row.getLong(4)));
    }
}
