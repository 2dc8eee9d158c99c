package dev.switchboard.ledger;

import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What is to be told to receivers outside. */
final class DeliveryTable {
    private static final String INSERT = "insert into delivery (id, origin, address, receiver, ordering_key, state,"
            + " created_at, next_attempt_at, due_at, attempts, headers, body_type, body)"
            + " values (?, ?, ?, ?, ?, 'pending', ?, ?, ?, '[]', ?, ?, ?)";
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private DeliveryTable() {}

    /**
     * A letter to be kept.
     *
     * @param bodyIsReply whether the body is that of the exchange's reply, which is kept already
     * @param dueAt when it is due for everybody
     */
    record Posted(Letter letter, boolean bodyIsReply, long dueAt) {}

    static void insert(Connection connection, List<Posted> letters, long nowMillis) throws SQLException {
        Sql.batch(connection, INSERT, letters, (insert, posted) -> write(insert, posted, nowMillis));
    }

    private static void write(PreparedStatement insert, Posted posted, long nowMillis) throws SQLException {
        Letter letter = posted.letter();
        insert.setObject(1, letter.id().uuid());
        insert.setString(2, letter.origin());
        insert.setString(3, letter.address().text());
        insert.setString(4, receiver(letter.address()));
        insert.setString(5, letter.orderingKey().orElse(null));
        insert.setLong(6, nowMillis);
        insert.setLong(7, nowMillis);
        insert.setLong(8, posted.dueAt());
        insert.setString(9, json(letter.headers()));
        insert.setString(10, posted.bodyIsReply() ? null : letter.body().type());
        insert.setBytes(11, posted.bodyIsReply() ? null : letter.body().bytes());
    }

    private static String receiver(ReturnAddress address) {
        if (address instanceof Webhook webhook) {
            URI url = webhook.url();
            return url.getScheme() + "://" + url.getHost() + ':' + url.getPort();
        }
        return "broker";
    }

    private static String json(Map<String, String> headers) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        headers.forEach(json::add);
        return json.build().toString();
    }
}
