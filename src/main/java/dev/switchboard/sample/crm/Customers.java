package dev.switchboard.sample.crm;

import dev.switchboard.sample.SampleSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The customers in the database. */
@Stateless
public class Customers {
    private static final String SEARCH = "select c from Customer c where lower(c.name) like :pattern escape '!'"
            + " or lower(c.company) like :pattern escape '!' or lower(c.city) like :pattern escape '!'"
            + " or lower(c.id) like :pattern escape '!' order by c.name, c.id";

    @PersistenceContext(unitName = "sample")
    private EntityManager entities;

    @Inject
    private SampleSchema schema;

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

    private static String escaped(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    public Optional<Customer> find(String id) {
        return Optional.ofNullable(entities.find(Customer.class, id));
    }
}
