package dev.switchboard.sample.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An event that was published. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    @Column(name = "event_id")
    private String eventId = "";

    private String subject = "";

    @Column(name = "published_at")
    private String publishedAt = "";

    private String body = "";

    protected AuditEntry() {}

    AuditEntry(String eventId, String subject, String publishedAt, String body) {
        this.eventId = eventId;
        this.subject = subject;
        this.publishedAt = publishedAt;
        this.body = body;
    }

    public String eventId() {
        return eventId;
    }

    public String subject() {
        return subject;
    }

    public String publishedAt() {
        return publishedAt;
    }

    public String body() {
        return body;
    }
}
