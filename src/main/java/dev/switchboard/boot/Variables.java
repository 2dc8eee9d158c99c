package dev.switchboard.boot;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
                throw unusable(name, "a number", least, most, text);
            }
            return number;
        });
    }

    /** A duration in whole seconds, as ISO 8601 has it. */
    Optional<Duration> seconds(String name, String least, String most) {
        return text(name).map(text -> read(text, least, most)
                .filter(duration -> duration.equals(duration.truncatedTo(ChronoUnit.SECONDS)))
                .orElseThrow(() -> unusable(name, "a duration of whole seconds", least, most, text)));
    }

    /** A duration, as ISO 8601 has it. */
    Optional<Duration> duration(String name, String least, String most) {
        return text(name).map(text -> read(text, least, most)
                .orElseThrow(() -> unusable(name, "a duration", least, most, text)));
    }

    /** Durations with commas between them. */
    Optional<List<Duration>> durations(String name, int count, String least, String most) {
        return text(name).map(text -> {
            List<Optional<Duration>> all = Stream.of(text.split(",", -1))
                    .map(each -> read(each.strip(), least, most))
                    .toList();
            if (all.size() > count || all.contains(Optional.<Duration>empty())) {
                throw unusable(name, "1 to " + count + " durations with commas between, each", least, most, text);
            }
            return all.stream().map(Optional::orElseThrow).toList();
        });
    }

    /** Empty where it is no duration, or out of bounds. */
    private static Optional<Duration> read(String text, String least, String most) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(duration -> duration.compareTo(Duration.parse(least)) >= 0
                            && duration.compareTo(Duration.parse(most)) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Refusal unusable(String name, String what, Object least, Object most, String text) {
        return new Refusal(name + " must be " + what + " from " + least + " to " + most + ", not " + text);
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
