package dev.switchboard.sample.telephony;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The names of customers that changed, as telephony has them. */
@Stateless
public class Directory {
    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

    @PostConstruct
    void requireTables() {
        schema.require();
    }

    /** What is told again, or too late, changes nothing. */
    public void put(DirectoryEntry entry) {
        boolean newest = find(entry.customerId())
                .filter(known -> known.changedAt().isAfter(entry.changedAt()))
                .isEmpty();
        if (newest) {
            entities.merge(entry);
        }
    }

    public Optional<DirectoryEntry> find(String customerId) {
        return Optional.ofNullable(entities.find(DirectoryEntry.class, customerId));
    }
}
