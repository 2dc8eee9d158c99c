package dev.switchboard.sample.crm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer, as far as the sample needs to know one. */
@Entity
public class Customer {
    @Id
    private String id = "";

    private String name = "";

    private @Nullable String company;

    private String city = "";

    /** ISO 3166-1, such as {@code DE}. */
    private String country = "";

    /** BCP 47, such as {@code de}. */
    private String language = "";

    /** E.164, such as {@code +493023125000}. */
    @Column(name = "phone_number")
    private String phoneNumber = "";

    @Column(name = "changed_at")
    private OffsetDateTime changedAt = OffsetDateTime.MIN;

    /** Grows with each change, so that whoever hears of changes can tell the later. */
    @Version
    private int version;

    protected Customer() {}

    void change(CustomerChange change, Instant at) {
        name = change.name();
        company = change.company().orElse(null);
        city = change.city();
        changedAt = at.atOffset(ZoneOffset.UTC);
    }

    public int version() {
        return version;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Optional<String> company() {
        return Optional.ofNullable(company);
    }

    public String city() {
        return city;
    }

    public String country() {
        return country;
    }

    public String language() {
        return language;
    }

    public String phoneNumber() {
        return phoneNumber;
    }
}
