package dev.switchboard.sample.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Something that happened. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    @Column(name = "event_id")
    private String eventId = "";

    private String type = "";

    private String subject = "";

    @Column(name = "happened_at")
    private OffsetDateTime happenedAt = OffsetDateTime.MIN;

    private String body = "";

    protected AuditEntry() {}

    AuditEntry(String eventId, String type, String subject, Instant happenedAt, String body) {
        this.eventId = eventId;
        this.type = type;
        this.subject = subject;
        this.happenedAt = happenedAt.atOffset(ZoneOffset.UTC);
        this.body = body;
    }

    public String eventId() {
        return eventId;
    }

    public String type() {
        return type;
    }

    public String subject() {
        return subject;
    }

    public Instant happenedAt() {
        return happenedAt.toInstant();
    }

    /** As it was told. */
    public String body() {
        return body;
    }
}
