package dev.switchboard.sample.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A support case in the database. */
@Entity
@Table(name = "support_case")
public class SupportCase {
    @Id
    private String id = "";

    @Column(name = "customer_id")
    private String customerId = "";

    private String subject = "";

    private boolean urgent;

    @Column(name = "opened_on")
    private LocalDate openedOn = LocalDate.EPOCH;

    @Column(name = "closed_on")
    private @Nullable LocalDate closedOn;

    protected SupportCase() {}

    History.Case toHistory() {
        return new History.Case(subject, urgent, openedOn, closedOn);
    }
}
