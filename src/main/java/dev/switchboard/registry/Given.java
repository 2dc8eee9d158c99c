package dev.switchboard.registry;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.json.JsonObject;
import java.util.function.Function;

/** What a caller gave. */
final class Given {
    private Given() {}

    /**
     * Reads a declaration.
     *
     * @param kind of what is declared
     * @throws ProblemException that names the field if it, or the name, can't be used
     */
    static <D> D declaration(String kind, JsonObject json, Function<JsonObject, D> reader) {
        try {
            return reader.apply(json);
        } catch (UnusableDeclarationException e) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, e.reason());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, kind + ": " + e.getMessage());
        }
    }
}
