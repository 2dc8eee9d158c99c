package dev.switchboard.boot;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers, durations and the operator's key, which the application reads for itself, when the server runs. They are looked at before, so that one
 * that can't be used is refused at once, and in a sentence.
 */
final class ApplicationSettings {
    private static final List<Numbers> NUMBERS = List.of(
            new Numbers("SWITCHBOARD_RATE_LIMIT", 1_000_000),
            new Numbers("SWITCHBOARD_JSON_DEPTH", 1_000), // what is nested more deeply exhausts the stack of a thread
            new Numbers("SWITCHBOARD_BATCH_LIMIT", 100_000),
            new Numbers("SWITCHBOARD_OUTSTANDING_LIMIT", 1_000_000),
            new Numbers("SWITCHBOARD_OUTSTANDING_LIMIT_PER_SERVICE", 1_000_000),
            new Numbers("SWITCHBOARD_OUTBOX_LIMIT", 10_000_000),
            new Numbers("SWITCHBOARD_CALLBACK_CONCURRENCY_PER_RECEIVER", 99_999),
            new Numbers("SWITCHBOARD_CALLBACK_CONCURRENCY", 99_999));

    private static final List<Times> TIMES = List.of(
            new Times("SWITCHBOARD_RETENTION", "PT1S", "P3650D"),
            new Times("SWITCHBOARD_SHUTDOWN_NOTICE", "PT0S", "PT1H"),
            new Times("SWITCHBOARD_SHUTDOWN_GRACE", "PT0S", "PT1H"),
            new Times("SWITCHBOARD_CALLBACK_TIMEOUT", "PT0.001S", "PT5M"),
            new Times("SWITCHBOARD_CALLBACK_CONNECT_TIMEOUT", "PT0.001S", "PT5M"));

    private static final int WAITS = 100;
    private static final String OPERATOR_KEY = "SWITCHBOARD_OPERATOR_KEY";
    private static final Pattern KEY = Pattern.compile("sb_[A-Za-z0-9_-]{43,256}");

    private ApplicationSettings() {}

    /** From 1. */
    private record Numbers(String variable, int most) {}

    private record Times(String variable, String least, String most) {}

    /** @throws Refusal if a value can't be used; it names the variable and its range */
    static void requireUsable(Variables variables) {
        NUMBERS.forEach(each -> variables.number(each.variable(), 1, each.most()));
        TIMES.forEach(each -> variables.duration(each.variable(), each.least(), each.most()));
        variables.durations("SWITCHBOARD_CALLBACK_SCHEDULE", WAITS, "PT0.001S", "P30D");
        if (variables
                .text(OPERATOR_KEY)
                .filter(key -> !KEY.matcher(key).matches())
                .isPresent()) {
            throw new Refusal(OPERATOR_KEY + " must be sb_ and 43 to 256 of the characters A-Z a-z 0-9 _ -");
        }
    }
}
