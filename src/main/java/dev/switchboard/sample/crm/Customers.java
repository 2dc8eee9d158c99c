package dev.switchboard.sample.crm;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The customers in the database. */
@Stateless
public class Customers {
    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

    @PostConstruct
    void requireTables() {
        schema.require();
    }

    public Optional<Customer> find(String id) {
        return Optional.ofNullable(entities.find(Customer.class, id));
    }
}
