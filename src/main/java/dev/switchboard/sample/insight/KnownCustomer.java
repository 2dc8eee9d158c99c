package dev.switchboard.sample.insight;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A customer, as far as the analysis needs to know one. The CRM's table, which is only read here. */
@Entity
@Table(name = "customer")
public class KnownCustomer {
    @Id
    private String id = "";

    private String name = "";

    protected KnownCustomer() {}

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }
}
