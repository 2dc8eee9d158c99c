package dev.switchboard.delivery;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the operator has set. A value that can't be used is named by its variable.
 *
 * @param values of MicroProfile Config, by name
 */
record DeliverySettings(Function<String, Optional<String>> values) {

    /** @throws IllegalStateException if a value can't be used, as all that follow */
    CallbackPolicy policy() {
        boolean development = read("switchboard.mode", DeliverySettings::development, false);
        boolean http = read("switchboard.callback.http", DeliverySettings::flag, development);
        return new CallbackPolicy(http, development, read("switchboard.callback.allow", Cidr::parseAll, List.of()));
    }

    RetrySchedule schedule() {
        return read("switchboard.callback.schedule", RetrySchedule::parse, RetrySchedule.STANDARD);
    }

    WebhookLimits limits() {
        WebhookLimits standard = WebhookLimits.STANDARD;
        return new WebhookLimits(
                read("switchboard.callback.connect.timeout", DeliverySettings::time, standard.connect()),
                read("switchboard.callback.timeout", DeliverySettings::time, standard.total()),
                read(
                        "switchboard.callback.concurrency.per.receiver",
                        DeliverySettings::count,
                        standard.connectionsPerReceiver()),
                read("switchboard.callback.concurrency", DeliverySettings::count, standard.connections()));
    }

    private <T> T read(String name, Function<String, T> parse, T otherwise) {
        try {
            return values.apply(name).filter(text -> !text.isBlank()).map(parse).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
            throw new IllegalStateException(variable + " can't be used: " + e.getMessage(), e);
        }
    }

    private static boolean development(String text) {
        return switch (text) {
            case "production" -> false;
            case "development" -> true;
            default -> throw new IllegalArgumentException("it is production or development, not " + text);
        };
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "false" -> false;
            case "true" -> true;
            default -> throw new IllegalArgumentException("it is true or false, not " + text);
        };
    }

    private static Duration time(String text) {
        try {
            Duration time = Duration.parse(text);
            if (time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(Duration.ofMinutes(5)) <= 0) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it is a duration like PT20S, not " + text, e);
        }
        throw new IllegalArgumentException("it is from a millisecond to five minutes, not " + text);
    }

    private static int count(String text) {
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (number == 0) {
            throw new IllegalArgumentException("it is a number from 1 to 99999, not " + text);
        }
        return number;
    }
}
