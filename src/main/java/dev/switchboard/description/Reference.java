package dev.switchboard.description;

import java.util.Map;

/** Points from one place of a document to another. */
final class Reference {
    private Reference() {}

    static Map<String, Object> to(String place) {
        return Map.of("$ref", "#/" + place);
    }
}
