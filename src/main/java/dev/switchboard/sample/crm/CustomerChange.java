package dev.switchboard.sample.crm;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a customer is to be like.
 *
 * @param phoneNumber empty to leave it as it is
 */
public record CustomerChange(
        String name,
        Optional<String> company,
        String city,
        String country,
        String language,
        Optional<String> phoneNumber) {
    private static final Set<String> FIELDS =
            Set.of("id", "name", "company", "city", "country", "language", "phoneNumber");
    private static final Pattern NAME = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,120}");
    private static final Pattern CITY = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,80}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /**
     * Reads a change.
     *
     * @param id whose it is; the JSON may say so, too
     * @throws ProblemException that names the field if one can't be used
     */
    static CustomerChange read(String id, JsonObject json) {
        json.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw unusable(field, "is not a field of a customer");
                });
        if (!text(json, "id", Pattern.compile(".*"), "is a text").orElse(id).equals(id)) {
            throw unusable("id", "can't be changed");
        }
        return new CustomerChange(
                required(json, "name", NAME, "is 1 to 120 characters"),
                text(json, "company", NAME, "is 1 to 120 characters"),
                required(json, "city", CITY, "is 1 to 80 characters"),
                required(json, "country", COUNTRY, "is two capital letters, as of ISO 3166-1"),
                required(json, "language", LANGUAGE, "is a language tag such as de or de-AT"),
                text(json, "phoneNumber", PHONE_NUMBER, "is E.164, such as +493023125000"));
    }

    private static String required(JsonObject json, String field, Pattern shape, String rule) {
        return text(json, field, shape, rule).orElseThrow(() -> unusable(field, rule));
    }

    private static Optional<String> text(JsonObject json, String field, Pattern shape, String rule) {
        if (!json.containsKey(field) || json.isNull(field)) {
            return Optional.empty();
        }
        if (json.get(field) instanceof JsonString text
                && shape.matcher(text.getString()).matches()) {
            return Optional.of(text.getString());
        }
        throw unusable(field, rule);
    }

    private static ProblemException unusable(String field, String rule) {
        return new ProblemException(Fault.UNREADABLE_FIELD, field + " " + rule);
    }
}
