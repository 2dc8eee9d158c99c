package dev.switchboard.ledger;

import dev.switchboard.access.Limits;
import dev.switchboard.access.RateLimit;
import dev.switchboard.access.Role;
import dev.switchboard.credentials.Key;
import dev.switchboard.credentials.Key.Previous;
import dev.switchboard.credentials.Key.PreviousSecret;
import dev.switchboard.credentials.KeyStore;
import dev.switchboard.credentials.Session;
import dev.switchboard.delivery.SigningSecret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The API keys, and the sessions of the pages. */
@Dependent
public class KeyTable implements KeyStore {
    private static final int MOST_SESSIONS_OF_A_KEY = 50;
    private static final String COLUMNS =
            "id, name, prefix, hash, previous_hash, previous_until, roles, services, topics,"
                    + " created_at, expires_at, revoked_at, last_used_at, secret_text, previous_secret, previous_secret_until,"
                    + " rate_limit";
    private static final String ALL = "select " + COLUMNS + " from api_key";
    private static final String INSERT =
            "insert into api_key (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ALONE = "select id from first_key for update";
    private static final String REVOKE = "update api_key set revoked_at = ? where id = ? and revoked_at is null";
    private static final String ROTATE =
            "update api_key set previous_hash = hash, previous_until = ?, prefix = ?, hash = ?"
                    + " where id = ? and revoked_at is null";
    private static final String ROTATE_SECRET = "update api_key set previous_secret = secret_text,"
            + " previous_secret_until = ?, secret_text = ? where id = ? and revoked_at is null";
    private static final String USED = "update api_key set last_used_at = ? where id = ?";
    private static final String SESSIONS =
            "select hash, key_hash, created_at, expires_at from page_session where expires_at > ?";
    private static final String INSERT_SESSION =
            "insert into page_session (hash, key_hash, created_at, expires_at) values (?, ?, ?, ?)";
    private static final String TOO_MANY = "select hash from page_session where key_hash = ?"
            + " order by created_at desc offset " + MOST_SESSIONS_OF_A_KEY;
    private static final String END = "delete from page_session where hash = ?";
    private static final String TIDY = "delete from page_session where expires_at <= ?";

    private final Database database;

    @Inject
    KeyTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Key> keys() {
        return database.with(KeyTable::all);
    }

    private static List<Key> all(Connection connection) throws SQLException {
        return Sql.list(connection, ALL, query -> {}, KeyTable::read);
    }

    @Override
    public void add(Key key) {
        database.with(connection -> insert(connection, key));
    }

    private static int insert(Connection connection, Key key) throws SQLException {
        return Sql.update(connection, INSERT, row -> write(row, key));
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
        return database.with(connection ->
                Sql.list(connection, SESSIONS, query -> query.setLong(1, now.toEpochMilli()), KeyTable::session));
    }

    @Override
    public void add(Session session) {
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

    @Override
    public void end(String sessionHash) {
        database.with(connection -> Sql.update(connection, END, delete -> delete.setString(1, sessionHash)));
    }

    @Override
    public void tidy(Instant now) {
        database.with(connection -> Sql.update(connection, TIDY, delete -> delete.setLong(1, now.toEpochMilli())));
    }

    private static void write(PreparedStatement row, Key key) throws SQLException {
        row.setString(1, key.id());
        row.setString(2, key.name());
        row.setString(3, key.prefix());
        row.setString(4, key.hash());
        row.setString(5, key.previous().map(Previous::hash).orElse(null));
        time(row, 6, key.previous().map(Previous::until));
        row.setString(7, key.roles().stream().map(Role::text).sorted().collect(Collectors.joining(" ")));
        row.setString(8, names(key.limits().services()));
        row.setString(9, names(key.limits().topics()));
        row.setLong(10, key.createdAt().toEpochMilli());
        time(row, 11, key.expiresAt());
        time(row, 12, key.revokedAt());
        time(row, 13, key.lastUsedAt());
        row.setString(14, key.secret().text());
        row.setString(15, key.previousSecret().map(old -> old.secret().text()).orElse(null));
        time(row, 16, key.previousSecret().map(PreviousSecret::until));
        DeliveryRow.setNumber(row, 17, key.rateLimit().map(limit -> (long) limit.callsPerSecond()));
    }

    private static Key read(ResultSet row) throws SQLException {
        Optional<String> previousHash = Optional.ofNullable(Sql.textOrNull(row, 5));
        Optional<Instant> previousUntil = time(row, 6);
        Optional<String> previousSecret = Optional.ofNullable(Sql.textOrNull(row, 15));
        Optional<Instant> previousSecretUntil = time(row, 16);
        return new Key(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                previousHash.map(hash -> new Previous(hash, previousUntil.orElseThrow())),
                words(row.getString(7)).stream()
                        .flatMap(role -> Role.find(role).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                new Limits(
                        Optional.ofNullable(Sql.textOrNull(row, 8)).map(KeyTable::words),
                        Optional.ofNullable(Sql.textOrNull(row, 9)).map(KeyTable::words)),
                Sql.number(row, 17).map(limit -> RateLimit.of(Math.toIntExact(limit))),
                Instant.ofEpochMilli(row.getLong(10)),
                time(row, 11),
                time(row, 12),
                time(row, 13),
                SigningSecret.parse(row.getString(14)),
                previousSecret.map(
                        text -> new PreviousSecret(SigningSecret.parse(text), previousSecretUntil.orElseThrow())));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }

    private static @Nullable String names(Optional<Set<String>> names) {
        return names.map(all -> all.stream().sorted().collect(Collectors.joining(" ")))
                .orElse(null);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void time(PreparedStatement row, int column, Optional<Instant> time) throws SQLException {
        DeliveryRow.setNumber(row, column, time.map(Instant::toEpochMilli));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Sql.number(row, column).map(Instant::ofEpochMilli);
    }
}
