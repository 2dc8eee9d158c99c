package dev.switchboard.ledger;

import dev.switchboard.access.Role;
import dev.switchboard.credentials.Key;
import dev.switchboard.credentials.KeyStore;
import dev.switchboard.credentials.Session;
import dev.switchboard.delivery.SigningSecret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The API keys, and the sessions of the pages. */
@Dependent
public class KeyTable implements KeyStore {
    private static final String ALL = "select " + KeyRow.COLUMNS + " from api_key";
    private static final String INSERT =
            "insert into api_key (" + KeyRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ALONE = "select id from first_key for update";
    private static final String REVOKE = "update api_key set revoked_at = ? where id = ? and revoked_at is null";
    private static final String ROTATE =
            "update api_key set previous_hash = hash, previous_until = ?, prefix = ?, hash = ?"
                    + " where id = ? and revoked_at is null";
    private static final String ROTATE_SECRET = "update api_key set previous_secret = secret_text,"
            + " previous_secret_until = ?, secret_text = ? where id = ? and revoked_at is null";
    private static final String USED = "update api_key set last_used_at = ? where id = ?";

    private final Database database;
    private final SessionTable sessions;

    @Inject
    KeyTable(Database database) {
        this.database = database;
        this.sessions = new SessionTable(database);
    }

    @Override
    public List<Key> keys() {
        return database.with(KeyTable::all);
    }

    private static List<Key> all(Connection connection) throws SQLException {
        return Sql.list(connection, ALL, query -> {}, KeyRow::read);
    }

    @Override
    public void add(Key key) {
        database.with(connection -> insert(connection, key));
    }

    private static int insert(Connection connection, Key key) throws SQLException {
        return Sql.update(connection, INSERT, row -> KeyRow.write(row, key));
    }

    @Override
    public boolean addFirst(Key key, Instant now) {
        return database.inTransaction(connection -> {
            Sql.list(connection, ALONE, query -> {}, row -> row.getInt(1));
            boolean first = all(connection).stream()
                    .noneMatch(other -> other.roles().contains(Role.OPERATOR) && other.isUsable(now));
            return first && insert(connection, key) > 0;
        });
    }

    @Override
    public boolean revoke(String id, Instant now) {
        return changed(REVOKE, update -> {
            update.setLong(1, now.toEpochMilli());
            update.setString(2, id);
        });
    }

    @Override
    public boolean rotate(String id, String prefix, String hash, Instant until) {
        return changed(ROTATE, update -> {
            update.setLong(1, until.toEpochMilli());
            update.setString(2, prefix);
            update.setString(3, hash);
            update.setString(4, id);
        });
    }

    @Override
    public boolean rotateSecret(String id, SigningSecret secret, Instant until) {
        return changed(ROTATE_SECRET, update -> {
            update.setLong(1, until.toEpochMilli());
            update.setString(2, secret.text());
            update.setString(3, id);
        });
    }

    private boolean changed(String sql, Sql.Parameters parameters) {
        return database.with(connection -> Sql.update(connection, sql, parameters)) > 0;
    }

    @Override
    public void used(Collection<String> ids, Instant now) {
        database.with(connection -> {
            Sql.batch(connection, USED, ids.stream().sorted().toList(), (update, id) -> {
                update.setLong(1, now.toEpochMilli());
                update.setString(2, id);
            });
            return ids;
        });
    }

    @Override
    public List<Session> sessions(Instant now) {
        return sessions.sessions(now);
    }

    @Override
    public void add(Session session) {
        sessions.add(session);
    }

    @Override
    public void end(String sessionHash) {
        sessions.end(sessionHash);
    }

    @Override
    public void tidy(Instant now) {
        sessions.tidy(now);
    }
}
