package dev.switchboard.sample.insight;

import java.time.LocalDate;

/** A customer's score and what it was made from: the message from scoring to recommending. */
public record Scored(String customerId, String name, LocalDate asOf, Figures figures, Score score) {

    static Scored of(History history) {
        Figures figures = Figures.of(history);
        return new Scored(history.customerId(), history.name(), history.asOf(), figures, Score.of(figures));
    }
}
