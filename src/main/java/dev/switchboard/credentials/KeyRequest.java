package dev.switchboard.credentials;

import dev.switchboard.access.Limits;
import dev.switchboard.access.RateLimit;
import dev.switchboard.access.Role;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.http.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What is asked for of a key, read strictly: a field that isn't understood is an error, or a key would be good for more than meant. */
record KeyRequest(
        String name, Set<Role> roles, Limits limits, Optional<RateLimit> rateLimit, Optional<Instant> expiresAt) {
    private static final Set<String> FIELDS = Set.of("name", "roles", "services", "topics", "rateLimit", "expiresAt");
    private static final Pattern NAME = Pattern.compile("(?!\\s*$)[^\\p{Cc}\\p{Cs}]{1,128}");
    private static final Instant LATEST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");
    private static final int MOST_NAMES = 100;
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    /** @throws ProblemException {@code unreadable-field} that names the field if one can't be used, as all that follow */
    static KeyRequest read(JsonObject json, Instant now) {
        requireKnown(json, FIELDS, "key");
        KeyRequest request = new KeyRequest(
                name(json),
                roles(json),
                new Limits(names(json, "services", ServiceName::new), names(json, "topics", TopicName::new)),
                rateLimit(json),
                expiry(json, now));
        if (request.roles.contains(Role.OPERATOR) && !request.limits.areNone()) {
            throw unreadable(
                    "roles: an operator is not limited to services or topics; leave out operator or the limits");
        }
        return request;
    }

    /** How long the present text of a key that is rotated is still accepted. */
    static Duration overlap(JsonObject json) {
        requireKnown(json, Set.of("overlap"), "rotation");
        if (!json.containsKey("overlap")) {
            return USUAL_OVERLAP;
        }
        try {
            Duration overlap = Duration.parse(text(json, "overlap"));
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeParseException e) {
            throw unreadable("overlap is an ISO 8601 duration such as PT24H");
        }
        throw unreadable("overlap is from PT0S to P30D");
    }

    private static void requireKnown(JsonObject json, Set<String> known, String owner) {
        json.keySet().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw unreadable(field + " is not a field of a " + owner);
                });
    }

    private static String name(JsonObject json) {
        String name = text(json, "name");
        if (!NAME.matcher(name).matches()) {
            throw unreadable("name is a text of 1 to 128 characters");
        }
        return name;
    }

    private static Set<Role> roles(JsonObject json) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String text : texts(json, "roles")) {
            roles.add(Role.find(text)
                    .orElseThrow(() -> unreadable("roles are of requestor, publisher, subscriber and operator")));
        }
        return roles;
    }

    private static Optional<Set<String>> names(JsonObject json, String field, Consumer<String> check) {
        if (!json.containsKey(field) || json.isNull(field)) {
            return Optional.empty();
        }
        Set<String> names = texts(json, field);
        try {
            names.forEach(check);
        } catch (IllegalArgumentException e) {
            throw unreadable(field + ": " + e.getMessage());
        }
        return Optional.of(names);
    }

    private static Optional<RateLimit> rateLimit(JsonObject json) {
        if (!json.containsKey("rateLimit") || json.isNull("rateLimit")) {
            return Optional.empty();
        }
        try {
            if (json.get("rateLimit") instanceof JsonNumber number) {
                return Optional.of(RateLimit.of(number.intValueExact()));
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw unusableRate();
        }
        throw unusableRate();
    }

    private static ProblemException unusableRate() {
        return unreadable("rateLimit is a whole number of calls a second, from 1 to " + RateLimit.MOST);
    }

    private static Optional<Instant> expiry(JsonObject json, Instant now) {
        if (!json.containsKey("expiresAt") || json.isNull("expiresAt")) {
            return Optional.empty();
        }
        try {
            Instant expiry = Instant.parse(text(json, "expiresAt"));
            if (expiry.isAfter(now) && expiry.isBefore(LATEST_EXPIRY)) {
                return Optional.of(expiry.truncatedTo(ChronoUnit.MILLIS));
            }
        } catch (DateTimeParseException e) {
            throw unreadable("expiresAt is a moment such as 2027-01-31T00:00:00Z");
        }
        throw unreadable("expiresAt is in the future, and before the year 10000");
    }

    private static Set<String> texts(JsonObject json, String field) {
        JsonValue value = json.get(field);
        if (value instanceof JsonArray array
                && !array.isEmpty()
                && array.size() <= MOST_NAMES
                && array.stream().allMatch(JsonString.class::isInstance)) {
            Set<String> texts = new LinkedHashSet<>();
            array.getValuesAs(JsonString.class).forEach(text -> texts.add(text.getString()));
            return texts;
        }
        throw unreadable(field + " is a list of 1 to " + MOST_NAMES + " texts");
    }

    private static String text(JsonObject json, String field) {
        if (json.get(field) instanceof JsonString text) {
            return text.getString();
        }
        throw unreadable(field + (json.containsKey(field) ? " is a text" : " is missing"));
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(Fault.UNREADABLE_FIELD, detail);
    }
}
