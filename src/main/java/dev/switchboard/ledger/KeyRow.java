package dev.switchboard.ledger;

import dev.switchboard.access.Limits;
import dev.switchboard.access.RateLimit;
import dev.switchboard.access.Role;
import dev.switchboard.credentials.Key;
import dev.switchboard.credentials.Key.Previous;
import dev.switchboard.credentials.Key.PreviousSecret;
import dev.switchboard.delivery.SigningSecret;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An API key as a row. */
final class KeyRow {
    /** In the order in which they are written and read. */
    static final String COLUMNS = "id, name, prefix, hash, previous_hash, previous_until, roles, services, topics,"
            + " created_at, expires_at, revoked_at, last_used_at, secret_text, previous_secret, previous_secret_until,"
            + " rate_limit";

    private KeyRow() {}

    static void write(PreparedStatement row, Key key) throws SQLException {
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

    static Key read(ResultSet row) throws SQLException {
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
                        Optional.ofNullable(Sql.textOrNull(row, 8)).map(KeyRow::words),
                        Optional.ofNullable(Sql.textOrNull(row, 9)).map(KeyRow::words)),
                Sql.number(row, 17).map(limit -> RateLimit.of(Math.toIntExact(limit))),
                Instant.ofEpochMilli(row.getLong(10)),
                time(row, 11),
                time(row, 12),
                time(row, 13),
                SigningSecret.parse(row.getString(14)),
                previousSecret.map(
                        text -> new PreviousSecret(SigningSecret.parse(text), previousSecretUntil.orElseThrow())));
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
