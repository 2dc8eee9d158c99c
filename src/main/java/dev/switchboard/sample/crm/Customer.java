package dev.switchboard.sample.crm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A customer, as far as the sample needs to know one. */
@Entity
public class Customer {
    @Id
    private String id = "";

    private String name = "";

    /** E.164, such as {@code +493023125000}. */
    @Column(name = "phone_number")
    private String phoneNumber = "";

    protected Customer() {}

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String phoneNumber() {
        return phoneNumber;
    }
}
