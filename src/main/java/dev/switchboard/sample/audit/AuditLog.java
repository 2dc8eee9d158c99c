package dev.switchboard.sample.audit;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The log, in the database. */
@Stateless
public class AuditLog {
    private static final String NEWEST =
            "select e from AuditEntry e where e.subject = :subject order by e.happenedAt desc, e.eventId desc";

    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

    @PostConstruct
    void requireTables() {
        schema.require();
    }

    /** Idempotent Receiver: an event that is told again changes nothing. */
    public void add(AuditEntry entry) {
        if (entities.find(AuditEntry.class, entry.eventId()) == null) {
            entities.persist(entry);
        }
    }

    /** What happened to one subject, the newest first. */
    public List<AuditEntry> of(String subject, int most) {
        return entities.createQuery(NEWEST, AuditEntry.class)
                .setParameter("subject", subject)
                .setMaxResults(most)
                .getResultList();
    }
}
