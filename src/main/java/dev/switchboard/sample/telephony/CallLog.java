package dev.switchboard.sample.telephony;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The calls that were placed, in the database. */
@Stateless
public class CallLog {
    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

    @PostConstruct
    void requireTables() {
        schema.require();
    }

    public void add(PlacedCall call) {
        entities.persist(call);
    }

    public Optional<PlacedCall> find(String id) {
        return Optional.ofNullable(entities.find(PlacedCall.class, id));
    }
}
