package dev.switchboard.sample.audit;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The entries in the database. */
@Stateless
public class AuditLog {
    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

    @PostConstruct
    void requireTables() {
        schema.require();
    }

    /** Adds an entry, unless it is there. */
    public void add(AuditEntry entry) {
        if (entities.find(AuditEntry.class, entry.eventId()) == null) {
            entities.persist(entry);
        }
    }

    /** What was published of one subject, oldest first. */
    public List<AuditEntry> of(String subject) {
        return entities.createQuery(
                        "select e from AuditEntry e where e.subject = :subject order by e.publishedAt, e.eventId",
                        AuditEntry.class)
                .setParameter("subject", subject)
                .getResultList();
    }
}
