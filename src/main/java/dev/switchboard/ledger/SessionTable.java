package dev.switchboard.ledger;

import dev.switchboard.credentials.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The sessions of the pages. */
final class SessionTable {
    private static final int MOST_SESSIONS_OF_A_KEY = 50;
    private static final String SESSIONS =
            "select hash, key_hash, created_at, expires_at from page_session where expires_at > ?";
    private static final String INSERT_SESSION =
            "insert into page_session (hash, key_hash, created_at, expires_at) values (?, ?, ?, ?)";
    private static final String TOO_MANY = "select hash from page_session where key_hash = ?"
            + " order by created_at desc offset " + MOST_SESSIONS_OF_A_KEY;
    private static final String END = "delete from page_session where hash = ?";
    private static final String TIDY = "delete from page_session where expires_at <= ?";

    private final Database database;

    SessionTable(Database database) {
        this.database = database;
    }

    List<Session> sessions(Instant now) {
        return database.with(connection ->
                Sql.list(connection, SESSIONS, query -> query.setLong(1, now.toEpochMilli()), SessionTable::session));
    }

    void add(Session session) {
        database.inTransaction(connection -> {
            Sql.update(connection, INSERT_SESSION, row -> {
                row.setString(1, session.hash());
                row.setString(2, session.keyHash());
                row.setLong(3, session.createdAt().toEpochMilli());
                row.setLong(4, session.expiresAt().toEpochMilli());
            });
            List<String> old = Sql.list(
                    connection, TOO_MANY, query -> query.setString(1, session.keyHash()), row -> row.getString(1));
            Sql.batch(connection, END, old, (delete, hash) -> delete.setString(1, hash));
            return session;
        });
    }

    void end(String sessionHash) {
        database.with(connection -> Sql.update(connection, END, delete -> delete.setString(1, sessionHash)));
    }

    void tidy(Instant now) {
        database.with(connection -> Sql.update(connection, TIDY, delete -> delete.setLong(1, now.toEpochMilli())));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
