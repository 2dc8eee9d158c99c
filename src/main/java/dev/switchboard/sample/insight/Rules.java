package dev.switchboard.sample.insight;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What to do next, by the first rule that applies: whoever has cause to complain is sold nothing. */
final class Rules {
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "settle-urgent-case",
                    customer -> customer.figures().urgentCases() > 0,
                    customer -> "Urgent support cases that are open: "
                            + customer.figures().urgentCases()),
            new Rule(
                    "call-and-listen",
                    customer -> customer.score().goodwill() <= 3,
                    customer -> "Open support cases: " + customer.figures().openCases() + ", calls within a month: "
                            + customer.figures().callsInMonth()),
            new Rule(
                    "introduce-offers",
                    customer -> customer.figures().daysSinceOrder() == null,
                    customer -> "No order yet"),
            new Rule(
                    "win-back",
                    customer -> customer.score().recency() <= 1,
                    customer ->
                            "Days since the last order: " + customer.figures().daysSinceOrder()),
            new Rule(
                    "offer-contract",
                    customer -> customer.score().total() >= 15,
                    customer -> "Scores " + customer.score().total() + " of 20"),
            new Rule(
                    "offer-bundle",
                    customer -> customer.score().frequency() > customer.score().value(),
                    customer -> "Orders within a year: " + customer.figures().ordersInYear() + ", worth only "
                            + customer.figures().valueInYear() + " euros"),
            new Rule("keep-in-touch", customer -> true, customer -> "Nothing stands out"));

    private Rules() {}

    private record Rule(String action, Predicate<Scored> applies, Function<Scored, String> reason) {
        Recommendation recommend(Scored customer) {
            return new Recommendation(action, reason.apply(customer));
        }
    }

    static Recommendation recommend(Scored customer) {
        return RULES.stream()
                .filter(rule -> rule.applies().test(customer))
                .findFirst()
                .orElseThrow()
                .recommend(customer);
    }

    static List<String> actions() {
        return RULES.stream().map(Rule::action).toList();
    }
}
