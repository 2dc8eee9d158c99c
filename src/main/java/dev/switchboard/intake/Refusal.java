package dev.switchboard.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a caller is answered whose request goes no further. Names and titles are those of the catalogue of faults, which is in the WAR.
 *
 * @param problem the last part of the problem's type
 */
record Refusal(int status, String problem, String title, String detail) {
    private static final int UNAVAILABLE = 503;

    static final Refusal TOO_SLOW =
            new Refusal(408, "body-timeout", "The body did not come in time", "Send it at once, or in smaller parts");
    static final Refusal NO_ROOM = new Refusal(
            UNAVAILABLE,
            "overloaded",
            "More exchanges are outstanding than this node takes",
            "Too many bodies are on their way at once; ask again");

    static Refusal unreadable(String detail) {
        return new Refusal(400, "invalid-request", "The request can't be read", detail);
    }

    /** In seconds, where asking again helps. */
    Optional<String> retryAfter() {
        return status == UNAVAILABLE ? Optional.of("1") : Optional.empty();
    }

    /** As problem details (RFC 9457). */
    byte[] json() {
        return "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(problem, title, status, detail)
                .getBytes(StandardCharsets.UTF_8);
    }
}
