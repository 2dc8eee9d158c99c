package dev.switchboard.sample.telephony;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Under which name a customer is shown. No number: who wants to call asks for it. */
@Entity
@Table(name = "directory_entry")
public class DirectoryEntry {
    @Id
    @Column(name = "customer_id")
    private String customerId = "";

    private String name = "";

    private @Nullable String company;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt = OffsetDateTime.MIN;

    protected DirectoryEntry() {}

    DirectoryEntry(String customerId, String name, Optional<String> company, Instant changedAt) {
        this.customerId = customerId;
        this.name = name;
        this.company = company.orElse(null);
        this.changedAt = changedAt.atOffset(ZoneOffset.UTC);
    }

    public String customerId() {
        return customerId;
    }

    public String name() {
        return name;
    }

    public Optional<String> company() {
        return Optional.ofNullable(company);
    }

    public Instant changedAt() {
        return changedAt.toInstant();
    }
}
