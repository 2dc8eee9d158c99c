package dev.switchboard.registry;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** A declaration's fields, read strictly: one that isn't understood is an error, not a silence. */
final class Fields {
    private final JsonObject json;

    private Fields(JsonObject json) {
        this.json = json;
    }

    /**
     * Looks at the fields' names.
     *
     * @param owner whose fields they are
     * @throws UnusableDeclarationException if one is unknown
     */
    static Fields of(JsonObject json, String owner, Set<String> known) {
        json.keySet().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new UnusableDeclarationException(field, "is not a field of a " + owner);
                });
        return new Fields(json);
    }

    String text(String field, String otherwise) {
        JsonValue value = json.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new UnusableDeclarationException(field, "is a text");
    }

    /** None where the field is left out. */
    List<String> texts(String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.EMPTY_JSON_ARRAY);
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw new UnusableDeclarationException(field, "is an array of texts");
    }

    Duration duration(String field, Duration otherwise) {
        try {
            return Duration.parse(text(field, otherwise.toString()));
        } catch (DateTimeParseException e) {
            throw new UnusableDeclarationException(field, "is an ISO 8601 duration such as PT5S");
        }
    }

    int number(String field, int otherwise) {
        JsonValue value = json.get(field);
        if (value == null) {
            return otherwise;
        }
        try {
            if (value instanceof JsonNumber number) {
                return number.intValueExact();
            }
        } catch (ArithmeticException e) {
            throw new UnusableDeclarationException(field, "is a whole number");
        }
        throw new UnusableDeclarationException(field, "is a whole number");
    }
}
