package dev.switchboard.boot;

import java.time.Duration;

/**
 * What HTTP callers may take.
 *
 * @param headerLimit bytes of a request's line and headers
 * @param headerTimeout from the first byte of a request to the end of its header
 * @param bodyLimit bytes
 * @param bodyTimeout from the end of the header to the end of the body
 * @param idleTimeout of a connection on which nothing is asked or answered
 * @param connections at once
 */
record HttpSettings(
        int headerLimit,
        Duration headerTimeout,
        int bodyLimit,
        Duration bodyTimeout,
        Duration idleTimeout,
        int connections) {
    private static final String LEAST = "PT1S";
    private static final String MOST = "PT1H";

    static HttpSettings from(Variables variables) {
        return new HttpSettings(
                variables.number("SWITCHBOARD_HEADER_LIMIT", 1024, 1024 * 1024).orElse(8192),
                time(variables, "SWITCHBOARD_HEADER_TIMEOUT", Duration.ofSeconds(20)),
                variables.number("SWITCHBOARD_BODY_LIMIT", 1, 999_999_999).orElse(1024 * 1024),
                time(variables, "SWITCHBOARD_BODY_TIMEOUT", Duration.ofSeconds(30)),
                time(variables, "SWITCHBOARD_IDLE_TIMEOUT", Duration.ofSeconds(40)),
                variables.number("SWITCHBOARD_CONNECTION_LIMIT", 1, 1_000_000).orElse(30_000));
    }

    private static Duration time(Variables variables, String name, Duration otherwise) {
        return variables.seconds(name, LEAST, MOST).orElse(otherwise);
    }
}
