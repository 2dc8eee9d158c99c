package dev.switchboard.ledger;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.publishsubscribe.EventOutboxStore;
import dev.switchboard.publishsubscribe.OutgoingEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox's events. They bring their content with them; requests have theirs in their exchange. */
@Dependent
public class EventOutboxTable implements EventOutboxStore {
    static final String TOPIC = "topic:";

    // beside the attributes, whose names have no dots
    private static final String TRACE = ".traceparent";
    private static final String TRACE_STATE = ".tracestate";
    private static final String ENCODING = ".encoding";
    private static final String INSERT =
            "insert into outbox (id, destination, body_type, body, properties, claimed_until)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String CLAIMABLE = "select id, destination, body_type, body, properties from outbox"
            + " where claimed_until <= ? and body is not null order by position limit ? for update skip locked";
    private static final String CLAIM = "update outbox set claimed_until = ? where id = ?";
    private static final String DELETE = "delete from outbox where id = ?";

    private final Database database;

    @Inject
    EventOutboxTable(Database database) {
        this.database = database;
    }

    @Override
    public void add(OutgoingEvent event, long claimedUntil) {
        database.with(connection -> Sql.update(connection, INSERT, insert -> {
            insert.setObject(1, event.id().uuid());
            insert.setString(2, TOPIC + event.topic().text());
            insert.setString(3, event.event().content().type());
            insert.setBytes(4, event.event().content().bytes());
            insert.setString(5, TextMap.write(properties(event.event())));
            insert.setLong(6, claimedUntil);
        }));
    }

    @Override
    public List<OutgoingEvent> takeOver(long nowMillis, long until, int most) {
        return database.inTransaction(connection -> {
            List<OutgoingEvent> events = Sql.list(
                    connection,
                    CLAIMABLE,
                    query -> {
                        query.setLong(1, nowMillis);
                        query.setInt(2, most);
                    },
                    EventOutboxTable::event);
            Sql.batch(connection, CLAIM, events, (update, event) -> {
                update.setLong(1, until);
                update.setObject(2, event.id().uuid());
            });
            return events;
        });
    }

    @Override
    public void sent(Collection<ExchangeId> ids) {
        database.inTransaction(connection -> {
            Sql.batch(connection, DELETE, ids, (delete, id) -> delete.setObject(1, id.uuid()));
            return ids;
        });
    }

    @Override
    public void postpone(Collection<ExchangeId> ids, long until) {
        database.inTransaction(connection -> {
            Sql.batch(connection, CLAIM, ids, (update, id) -> {
                update.setLong(1, until);
                update.setObject(2, id.uuid());
            });
            return ids;
        });
    }

    private static Map<String, String> properties(Event event) {
        Map<String, String> properties = new HashMap<>(event.attributes());
        event.trace().ifPresent(trace -> properties.put(TRACE, trace.traceparent()));
        event.trace().flatMap(TraceContext::tracestate).ifPresent(state -> properties.put(TRACE_STATE, state));
        event.content().encoding().ifPresent(encoding -> properties.put(ENCODING, encoding));
        return properties;
    }

    private static OutgoingEvent event(ResultSet row) throws SQLException {
        Map<String, String> attributes = new HashMap<>(TextMap.read(row.getString(5)));
        Optional<TraceContext> trace = TraceContext.read(attributes.remove(TRACE), attributes.remove(TRACE_STATE));
        Optional<String> encoding = Optional.ofNullable(attributes.remove(ENCODING));
        return new OutgoingEvent(
                Sql.id(row, 1),
                new TopicName(row.getString(2).substring(TOPIC.length())),
                new Event(attributes, new Content(row.getString(3), encoding, row.getBytes(4)), trace));
    }
}
