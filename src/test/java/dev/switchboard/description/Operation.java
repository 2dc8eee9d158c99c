package dev.switchboard.description;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One operation of a document.
 *
 * @param pointer where it stands
 */
record Operation(Document document, String method, String path, String pointer) {

    /** All that are in the document's paths, in its order. */
    static List<Operation> in(Document document) {
        return document.at("/paths").keySet().stream()
                .flatMap(path -> document.at("/paths" + Document.escaped(path)).keySet().stream()
                        .filter(key -> !key.equals("parameters"))
                        .map(key -> new Operation(
                                document,
                                key.toUpperCase(Locale.ROOT),
                                path,
                                "/paths" + Document.escaped(path) + "/" + key)))
                .toList();
    }

    String id() {
        return document.at(pointer).getString("operationId");
    }

    /** Those that stand in the path's, the query's or the header's place and have an example, with the first of it. */
    Map<String, String> examples(String place, boolean optionalOnesToo) {
        return parameters()
                .filter(each -> each.getString("in").equals(place))
                .filter(each -> optionalOnesToo || each.getBoolean("required", false))
                .filter(each -> example(each).isPresent())
                .collect(Collectors.toMap(
                        each -> each.getString("name"), each -> example(each).orElseThrow()));
    }

    private static Optional<String> example(JsonObject parameter) {
        JsonObject several = parameter.getJsonObject("examples");
        JsonValue value = several == null
                ? parameter.get("example")
                : several.values().iterator().next().asJsonObject().get("value");
        return Optional.ofNullable(value).map(Operation::text);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private Stream<JsonObject> parameters() {
        String shared = pointer.substring(0, pointer.lastIndexOf('/'));
        return Stream.of(shared, pointer)
                .filter(owner -> document.at(owner).containsKey("parameters"))
                .flatMap(owner -> {
                    JsonArray own = document.at(owner).getJsonArray("parameters");
                    return IntStream.range(0, own.size()).mapToObj(i -> owner + "/parameters/" + i);
                })
                .map(each -> document.at(document.follow(each)));
    }

    /** Examples of its body by their types; none where it takes no body. */
    Map<String, String> bodies() {
        if (!document.at(pointer).containsKey("requestBody")) {
            return Map.of();
        }
        JsonObject content = document.at(pointer + "/requestBody/content");
        return content.entrySet().stream()
                .filter(type -> type.getValue().asJsonObject().containsKey("example"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> type.getValue().asJsonObject().get("example").toString()));
    }

    /** Where the answer of this status is described, if it is. */
    Optional<String> answer(int status) {
        String answers = pointer + "/responses";
        return document.at(answers).containsKey(Integer.toString(status))
                ? Optional.of(document.follow(answers + "/" + status))
                : Optional.empty();
    }
}
