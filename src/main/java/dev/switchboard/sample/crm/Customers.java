package dev.switchboard.sample.crm;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.publishsubscribe.Publisher;
import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The customers in the database. */
@Stateless
public class Customers {
    private static final String CHANGED = "crm.customer-changed";
    private static final String SEARCH = "select c from Customer c where lower(c.name) like :pattern escape '!'"
            + " or lower(c.company) like :pattern escape '!' or lower(c.city) like :pattern escape '!'"
            + " or lower(c.id) like :pattern escape '!' order by c.name, c.id";

    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

    @Inject
    private Publisher publisher;

    @Inject
    private InstantSource clock;

    @PostConstruct
    void requireTables() {
        schema.require();
    }

    /**
     * Those whose name, company, city or id contains the text, in any case of letters, by name.
     *
     * @param most of them at most
     */
    public List<Customer> search(String text, int most) {
        return entities.createQuery(SEARCH, Customer.class)
                .setParameter("pattern", "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%")
                .setMaxResults(most)
                .getResultList();
    }

    /** Changes a customer, and publishes that it was, in one transaction: neither happens without the other. */
    public Optional<Customer> change(String id, CustomerChange change) {
        Optional<Customer> found = find(id);
        found.ifPresent(customer -> {
            customer.change(change, clock.instant());
            entities.flush(); // for the new version
            publisher.publishOnCommit(CHANGED, event(customer));
        });
        return found;
    }

    /** Changes of one customer are told in their order. */
    private static Event event(Customer customer) {
        byte[] body = CustomerJson.write(customer).toString().getBytes(StandardCharsets.UTF_8);
        return Event.of(CHANGED, new Content("application/json", body))
                .with(Event.SUBJECT, customer.id())
                .with(Event.PARTITION_KEY, customer.id());
    }

    private static String escaped(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    public Optional<Customer> find(String id) {
        return Optional.ofNullable(entities.find(Customer.class, id));
    }
}
