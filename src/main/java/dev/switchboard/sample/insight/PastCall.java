package dev.switchboard.sample.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A customer's call in the database. */
@Entity
@Table(name = "customer_call")
public class PastCall {
    @Id
    private String id = "";

    @Column(name = "customer_id")
    private String customerId = "";

    @Column(name = "called_on")
    private LocalDate calledOn = LocalDate.EPOCH;

    private int minutes;

    protected PastCall() {}

    History.Call toHistory() {
        return new History.Call(calledOn, minutes);
    }
}
