package dev.switchboard.sample.telephony;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The directory in the database: customers whom the CRM has told of. */
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

    /** Takes an entry over, unless a later one is there. */
    public void put(DirectoryEntry entry) {
        if (find(entry.customerId()).filter(known -> !entry.isLaterThan(known)).isEmpty()) {
            entities.merge(entry);
        }
    }

    public Optional<DirectoryEntry> find(String customerId) {
        return Optional.ofNullable(entities.find(DirectoryEntry.class, customerId));
    }
}
