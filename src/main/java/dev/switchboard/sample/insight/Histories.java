package dev.switchboard.sample.insight;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The customers' histories in the database. */
@Stateless
public class Histories {
    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

    @PostConstruct
    void requireTables() {
        schema.require();
    }

    public Optional<History> find(String customerId) {
        return Optional.ofNullable(entities.find(KnownCustomer.class, customerId))
                .map(this::historyOf);
    }

    private History historyOf(KnownCustomer customer) {
        String id = customer.id();
        return new History(
                id,
                customer.name(),
                asOf(),
                all(PastOrder.class, id).stream().map(PastOrder::toHistory).toList(),
                all(PastCall.class, id).stream().map(PastCall::toHistory).toList(),
                all(SupportCase.class, id).stream().map(SupportCase::toHistory).toList());
    }

    private LocalDate asOf() {
        return entities.createQuery("select max(o.placedOn) from PastOrder o", LocalDate.class)
                .getSingleResult();
    }

    private <T> List<T> all(Class<T> type, String customerId) {
        String query = "select e from " + type.getSimpleName() + " e where e.customerId = :customer order by e.id";
        return entities.createQuery(query, type)
                .setParameter("customer", customerId)
                .getResultList();
    }
}
