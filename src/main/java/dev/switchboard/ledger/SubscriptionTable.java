package dev.switchboard.ledger;

import dev.switchboard.delivery.Letter;
import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import dev.switchboard.ledger.DeliveryTable.Posted;
import dev.switchboard.publishsubscribe.Subscription;
import dev.switchboard.publishsubscribe.Subscription.PreviousSecret;
import dev.switchboard.publishsubscribe.SubscriptionId;
import dev.switchboard.publishsubscribe.SubscriptionStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The webhook subscriptions, and their deliveries. */
@Dependent
public class SubscriptionTable implements SubscriptionStore {
    private static final String ALL = "select topic, name, url, filter, paused, secret_text, previous_secret,"
            + " previous_until, created_at, owner from subscription where removed_at is null";
    private static final String REMOVED = "select topic, name from subscription where removed_at < ?";
    private static final String THERE = " where topic = ? and name = ? and removed_at is null";
    private static final Upsert UPSERT = new Upsert(
            "update subscription set url = ?, filter = ? where owner = ? and topic = ? and name = ?"
                    + " and removed_at is null",
            "insert into subscription (url, filter, owner, topic, name, paused, secret_text, previous_secret,"
                    + " previous_until, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private static final String PAUSE = "update subscription set paused = ?" + THERE;
    private static final String ROTATE =
            "update subscription set previous_secret = secret_text, previous_until = ?, secret_text = ?" + THERE;
    private static final String REMOVE = "update subscription set removed_at = ?" + THERE;
    private static final String GOING =
            "select name from subscription where topic = ? and name = ? and removed_at is not null";
    private static final String FORGET =
            "delete from subscription where topic = ? and name = ? and removed_at is not null";
    private static final String FORGET_DELIVERIES = "delete from delivery where origin = ?";
    private static final String POSTED = "select id from delivery where origin = ? and id = any(?)";
    private static final String OPEN = " state in ('pending', 'retrying')";
    private static final String OUTSTANDING = "select count(*) from (select 1 as one from delivery where origin = ?"
            + " and" + OPEN + " limit ?) as opened";
    private static final String ALL_OUTSTANDING =
            "select origin, count(*) from delivery where origin <> 'exchange' and" + OPEN + " group by origin";
    private static final String WITHHOLD =
            "update delivery set receiver = null where origin = ? and receiver is not null and" + OPEN;
    private static final String RELEASE = "update delivery set receiver = ?, address = ?, due_at = ? where origin = ?"
            + " and (receiver is null or address <> ?) and" + OPEN;
    private static final String TIDY =
            "delete from delivery where origin = ? and state = 'delivered'" + " and created_at < ?";

    private final Database database;

    @Inject
    SubscriptionTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Subscription> all() {
        return database.with(connection -> Sql.list(connection, ALL, query -> {}, SubscriptionTable::read));
    }

    @Override
    public List<SubscriptionId> removed(long before) {
        return database.with(connection -> Sql.list(
                connection,
                REMOVED,
                query -> query.setLong(1, before),
                row -> new SubscriptionId(row.getString(1), row.getString(2))));
    }

    @Override
    public boolean put(Subscription subscription) {
        return database.with(connection ->
                UPSERT.write(connection, row -> setTarget(row, subscription), row -> write(row, subscription)));
    }

    @Override
    public boolean setPaused(SubscriptionId id, boolean paused) {
        return database.with(connection -> Sql.update(connection, PAUSE, update -> {
                    update.setBoolean(1, paused);
                    setId(update, 2, id);
                }))
                > 0;
    }

    @Override
    public boolean rotate(SubscriptionId id, SigningSecret fresh, Instant oldUntil) {
        return database.with(connection -> Sql.update(connection, ROTATE, update -> {
                    update.setLong(1, oldUntil.toEpochMilli());
                    update.setString(2, fresh.text());
                    setId(update, 3, id);
                }))
                > 0;
    }

    @Override
    public boolean remove(SubscriptionId id, long now) {
        return database.inTransaction(connection -> {
            int removed = Sql.update(connection, REMOVE, update -> {
                update.setLong(1, now);
                setId(update, 2, id);
            });
            if (removed > 0) {
                removeDeliveries(connection, id);
            }
            return removed > 0;
        });
    }

    private static void removeDeliveries(Connection connection, SubscriptionId id) throws SQLException {
        Sql.update(connection, FORGET_DELIVERIES, delete -> delete.setString(1, id.origin()));
    }

    @Override
    public boolean isGoing(SubscriptionId id) {
        return !database.with(connection ->
                        Sql.list(connection, GOING, query -> setId(query, 1, id), row -> row.getString(1)))
                .isEmpty();
    }

    @Override
    public void forget(SubscriptionId id) {
        database.inTransaction(connection -> {
            removeDeliveries(connection, id);
            return Sql.update(connection, FORGET, delete -> setId(delete, 1, id));
        });
    }

    @Override
    public void post(String origin, List<Letter> letters, ToLongFunction<Letter> dueAt, long nowMillis) {
        database.inTransaction(connection -> {
            Set<ExchangeId> posted = posted(connection, origin, letters);
            List<Posted> fresh = letters.stream()
                    .filter(letter -> posted.add(letter.id()))
                    .map(letter -> new Posted(letter, false, dueAt.applyAsLong(letter)))
                    .toList();
            DeliveryTable.insert(connection, fresh, nowMillis);
            return fresh;
        });
    }

    private static Set<ExchangeId> posted(Connection connection, String origin, List<Letter> letters)
            throws SQLException {
        List<ExchangeId> ids = letters.stream().map(Letter::id).toList();
        return new HashSet<>(Sql.list(
                connection,
                POSTED,
                query -> {
                    query.setString(1, origin);
                    query.setArray(2, Sql.ids(connection, ids));
                },
                row -> Sql.id(row, 1)));
    }

    @Override
    public int outstanding(String origin, int limit) {
        return database.with(connection -> Sql.list(
                        connection,
                        OUTSTANDING,
                        query -> {
                            query.setString(1, origin);
                            query.setInt(2, limit);
                        },
                        row -> row.getInt(1))
                .get(0));
    }

    @Override
    public Map<String, Integer> outstanding() {
        return database
                .with(connection -> Sql.list(
                        connection, ALL_OUTSTANDING, query -> {}, row -> Map.entry(row.getString(1), row.getInt(2))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void withhold(String origin) {
        database.with(connection -> Sql.update(connection, WITHHOLD, update -> update.setString(1, origin)));
    }

    @Override
    public void release(Subscription subscription, long nowMillis) {
        String address = subscription.url().toString();
        database.with(connection -> Sql.update(connection, RELEASE, update -> {
            update.setString(1, Letter.receiverOf(new Webhook(subscription.url())));
            update.setString(2, address);
            update.setLong(3, nowMillis);
            update.setString(4, subscription.id().origin());
            update.setString(5, address);
        }));
    }

    @Override
    public void tidy(String origin, long before) {
        database.with(connection -> Sql.update(connection, TIDY, delete -> {
            delete.setString(1, origin);
            delete.setLong(2, before);
        }));
    }

    private static void setId(PreparedStatement statement, int first, SubscriptionId id) throws SQLException {
        statement.setString(first, id.topic());
        statement.setString(first + 1, id.name());
    }

    private static void write(PreparedStatement row, Subscription subscription) throws SQLException {
        Optional<PreviousSecret> previous = subscription.previous();
        setTarget(row, subscription);
        row.setBoolean(6, subscription.paused());
        row.setString(7, subscription.secret().text());
        row.setString(8, previous.map(old -> old.secret().text()).orElse(null));
        DeliveryRow.setNumber(row, 9, previous.map(old -> old.until().toEpochMilli()));
        row.setLong(10, subscription.createdAt().toEpochMilli());
    }

    private static void setTarget(PreparedStatement row, Subscription subscription) throws SQLException {
        row.setString(1, subscription.url().toString());
        row.setString(2, subscription.filter().orElse(null));
        row.setString(3, subscription.owner());
        setId(row, 4, subscription.id());
    }

    private static Subscription read(ResultSet row) throws SQLException {
        return new Subscription(
                new SubscriptionId(row.getString(1), row.getString(2)),
                row.getString(10),
                URI.create(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                row.getBoolean(5),
                SigningSecret.parse(row.getString(6)),
                previous(row),
                Instant.ofEpochMilli(row.getLong(9)));
    }

    private static Optional<PreviousSecret> previous(ResultSet row) throws SQLException {
        String secret = row.getString(7);
        return secret == null
                ? Optional.empty()
                : Optional.of(new PreviousSecret(SigningSecret.parse(secret), Instant.ofEpochMilli(row.getLong(8))));
    }
}
