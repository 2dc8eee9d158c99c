package dev.switchboard.broker;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the broker is and who we are to it.
 *
 * <p>Each setting is a system property ({@code broker.url}) or, without it, the environment variable of the same letters
 * ({@code BROKER_URL}), as in MicroProfile Config.
 *
 * @param url the external broker's URL; empty for the embedded one
 * @param user who connects, and the embedded broker's only user
 * @param password empty where nobody gave one: then the embedded broker makes one up and listens in-VM alone
 * @param port the embedded broker's TCP port on loopback, 0 for none
 * @param data the folder that the embedded broker writes to
 */
record BrokerSettings(Optional<String> url, String user, Optional<String> password, int port, Path data) {
    private static final String MADE_UP = UUID.randomUUID().toString();

    static BrokerSettings fromEnvironment() {
        boolean development =
                setting("switchboard.mode").filter("development"::equals).isPresent();
        return new BrokerSettings(
                setting("broker.url"),
                setting("broker.user").orElse("switchboard"),
                setting("broker.password").or(() -> development ? Optional.of("switchboard") : Optional.empty()),
                setting("broker.port").map(BrokerSettings::port).orElse(61616),
                Path.of(setting("switchboard.data").orElse("data"), "broker").toAbsolutePath());
    }

    boolean embedded() {
        return url.isEmpty();
    }

    /** The password to connect with; in the embedded broker, always one. */
    String effectivePassword() {
        return password.orElse(embedded() ? MADE_UP : "");
    }

    boolean listensOnTcp() {
        return embedded() && password.isPresent() && port > 0;
    }

    private static Optional<String> setting(String name) {
        String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("BROKER_PORT must be a number from 0 to 65535, not " + text);
        }
        return port;
    }
}
