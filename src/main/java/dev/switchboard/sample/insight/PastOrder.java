package dev.switchboard.sample.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An order in the database. */
@Entity
@Table(name = "customer_order")
public class PastOrder {
    @Id
    private String id = "";

    @Column(name = "customer_id")
    private String customerId = "";

    @Column(name = "placed_on")
    private LocalDate placedOn = LocalDate.EPOCH;

    private BigDecimal amount = BigDecimal.ZERO;

    protected PastOrder() {}

    History.Order toHistory() {
        return new History.Order(placedOn, amount);
    }
}
