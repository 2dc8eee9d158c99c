package dev.switchboard.boot;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environment, read so that a wrong value names its variable. A blank value is none. */
record Variables(Map<String, String> environment) {
    /** The shape of names of services, and of whatever becomes part of a queue's name. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    boolean has(String name) {
        return text(name).isPresent();
    }

    Optional<Integer> number(String name, int least, int most) {
        return text(name).map(text -> {
            int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
            if (number < least || number > most) {
                throw new Refusal(name + " must be a number from " + least + " to " + most + ", not " + text);
            }
            return number;
        });
    }

    /** A duration in whole seconds, as ISO 8601 has it. */
    Optional<Duration> seconds(String name, Duration least, Duration most) {
        return text(name).map(text -> {
            try {
                Duration duration = Duration.parse(text);
                if (duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
                        && duration.compareTo(least) >= 0
                        && duration.compareTo(most) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                throw unusable(name, least, most, text);
            }
            throw unusable(name, least, most, text);
        });
    }

    private static Refusal unusable(String name, Duration least, Duration most, String text) {
        return new Refusal(
                name + " must be a duration of whole seconds from " + least + " to " + most + ", not " + text);
    }

    Optional<String> name(String name) {
        return text(name).map(text -> {
            if (!NAME.matcher(text).matches()) {
                throw new Refusal(name + " must be 1 to 128 of the characters a-z 0-9 . _ - and begin with a letter"
                        + " or digit, not " + text);
            }
            return text;
        });
    }
}
