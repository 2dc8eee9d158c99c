package dev.switchboard.ledger;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.TraceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements without their ceremony. */
final class Sql {
    private Sql() {}

    /** Sets a statement's parameters. */
    @FunctionalInterface
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Sets a statement's parameters for one item of a batch. */
    @FunctionalInterface
    interface ItemParameters<T> {
        void set(PreparedStatement statement, T item) throws SQLException;
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    static <R> List<R> list(Connection connection, String sql, Parameters parameters, Row<R> row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            parameters.set(query);
            return list(query, row);
        }
    }

    static <R> List<R> list(PreparedStatement query, Row<R> row) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<R> list = new ArrayList<>();
            while (rows.next()) {
                list.add(row.read(rows));
            }
            return list;
        }
    }

    static int update(Connection connection, String sql, Parameters parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            parameters.set(update);
            return update.executeUpdate();
        }
    }

    /** Sends all at once. */
    static <T> void batch(Connection connection, String sql, Collection<T> items, ItemParameters<T> parameters)
            throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T item : items) {
                parameters.set(statement, item);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** For {@code = any(?)}. */
    static Array ids(Connection connection, Collection<ExchangeId> ids) throws SQLException {
        return connection.createArrayOf(
                "uuid", ids.stream().map(ExchangeId::uuid).toArray());
    }

    /** For {@code = any(?)}. */
    static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("varchar", texts.toArray());
    }

    static ExchangeId id(ResultSet row, int column) throws SQLException {
        return ExchangeId.of(row.getObject(column, UUID.class));
    }

    static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /** Of type, encoding and bytes. */
    static Content content(ResultSet row, int first) throws SQLException {
        return new Content(
                row.getString(first), Optional.ofNullable(textOrNull(row, first + 1)), row.getBytes(first + 2));
    }

    /** Of parent and state. */
    static Optional<TraceContext> trace(ResultSet row, int first) throws SQLException {
        return TraceContext.read(textOrNull(row, first), textOrNull(row, first + 1));
    }

    static @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }
}
