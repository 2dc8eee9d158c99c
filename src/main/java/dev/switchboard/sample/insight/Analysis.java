package dev.switchboard.sample.insight;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.LocalDate;

/** The reply. */
@JsonbPropertyOrder({"customerId", "name", "asOf", "figures", "score", "recommendation"})
public record Analysis(
        String customerId, String name, LocalDate asOf, Figures figures, Score score, Recommendation recommendation) {

    static Analysis of(Scored customer) {
        return new Analysis(
                customer.customerId(),
                customer.name(),
                customer.asOf(),
                customer.figures(),
                customer.score(),
                Rules.recommend(customer));
    }
}
