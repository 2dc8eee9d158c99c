package dev.switchboard.sample.telephony;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A call that was placed. */
@Entity
@Table(name = "placed_call")
public class PlacedCall {
    @Id
    private String id = "";

    @Column(name = "customer_id")
    private String customerId = "";

    private String agent = "";

    /** E.164. */
    @Column(name = "phone_number")
    private String phoneNumber = "";

    @Column(name = "placed_at")
    private OffsetDateTime placedAt = OffsetDateTime.MIN;

    protected PlacedCall() {}

    PlacedCall(String id, CallRequest request, String phoneNumber, Instant placedAt) {
        this.id = id;
        this.customerId = request.customerId();
        this.agent = request.agent();
        this.phoneNumber = phoneNumber;
        this.placedAt = placedAt.atOffset(ZoneOffset.UTC);
    }

    public String id() {
        return id;
    }

    public String customerId() {
        return customerId;
    }

    public String agent() {
        return agent;
    }

    public String phoneNumber() {
        return phoneNumber;
    }

    public Instant placedAt() {
        return placedAt.toInstant();
    }
}
