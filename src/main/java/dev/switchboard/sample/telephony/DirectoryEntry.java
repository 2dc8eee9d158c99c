package dev.switchboard.sample.telephony;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Who a customer is, as far as whoever picks up a call wants to know. */
@Entity
@Table(name = "directory_entry")
public class DirectoryEntry {
    @Id
    @Column(name = "customer_id")
    private String customerId = "";

    private String name = "";

    private String city = "";

    /** The CRM's: the greater is the later. */
    private int version;

    protected DirectoryEntry() {}

    DirectoryEntry(String customerId, String name, String city, int version) {
        this.customerId = customerId;
        this.name = name;
        this.city = city;
        this.version = version;
    }

    boolean isLaterThan(DirectoryEntry other) {
        return version > other.version;
    }

    public String customerId() {
        return customerId;
    }

    public String name() {
        return name;
    }

    public String city() {
        return city;
    }

    public int version() {
        return version;
    }
}
