package dev.switchboard.ledger;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.publishsubscribe.EventOutboxStore;
import dev.switchboard.publishsubscribe.OutgoingEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events that may not have reached the broker yet: the outbox's rows that have a body. */
@Dependent
public class EventOutboxTable implements EventOutboxStore {
    private static final String TOPIC = "topic:";
    private static final String ATTRIBUTE = "ce-";
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    private static final String ENCODING = "content-encoding";

    private static final String INSERT = "insert into outbox (id, destination, body_type, body, properties,"
            + " claimed_until) values (?, ?, ?, ?, ?, 0)";
    private static final String OLDEST = "select id, destination, body_type, body, properties from outbox"
            + " where body is not null order by position limit ? for update";
    private static final String DELETE = "delete from outbox where id = ?";

    private final Database database;

    @Inject
    EventOutboxTable(Database database) {
        this.database = database;
    }

    @Override
    public void put(OutgoingEvent event) {
        database.with(connection -> Sql.update(connection, INSERT, insert -> write(insert, event)));
    }

    @Override
    public int relay(int most, Sending sending) {
        return database.inTransaction(connection -> {
            List<OutgoingEvent> events =
                    Sql.list(connection, OLDEST, query -> query.setInt(1, most), EventOutboxTable::read);
            List<OutgoingEvent> sent = events.isEmpty() ? List.of() : sending.send(events);
            Sql.batch(
                    connection,
                    DELETE,
                    sent,
                    (delete, event) -> delete.setObject(1, event.id().uuid()));
            return sent.size();
        });
    }

    private static void write(PreparedStatement insert, OutgoingEvent outgoing) throws SQLException {
        Content content = outgoing.event().content();
        insert.setObject(1, outgoing.id().uuid());
        insert.setString(2, TOPIC + outgoing.topic());
        insert.setString(3, content.type());
        insert.setBytes(4, content.bytes());
        insert.setString(5, DeliveryRow.json(properties(outgoing.event())));
    }

    private static Map<String, String> properties(Event event) {
        Map<String, String> properties = new HashMap<>();
        event.attributes().forEach((name, value) -> properties.put(ATTRIBUTE + name, value));
        event.content().encoding().ifPresent(encoding -> properties.put(ENCODING, encoding));
        event.trace().ifPresent(trace -> {
            properties.put(TRACEPARENT, trace.traceparent());
            trace.tracestate().ifPresent(state -> properties.put(TRACESTATE, state));
        });
        return properties;
    }

    private static OutgoingEvent read(ResultSet row) throws SQLException {
        Map<String, String> properties = DeliveryRow.headers(row.getString(5));
        Map<String, String> attributes = new HashMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), value);
            }
        });
        Content content = new Content(row.getString(3), Optional.ofNullable(properties.get(ENCODING)), row.getBytes(4));
        return new OutgoingEvent(
                Sql.id(row, 1),
                new TopicName(row.getString(2).substring(TOPIC.length())),
                new Event(
                        attributes,
                        content,
                        TraceContext.read(properties.get(TRACEPARENT), properties.get(TRACESTATE))));
    }
}
