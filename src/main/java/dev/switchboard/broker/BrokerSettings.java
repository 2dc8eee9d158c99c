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
 * @param user who connects
 * @param password empty where nobody gave one: then the embedded broker makes one up, and without other users listens in-VM alone
 * @param bind the address that the embedded broker listens on
 * @param port the embedded broker's TCP port, 0 for none
 * @param users the embedded broker's other users
 * @param tls empty where the embedded broker is spoken to in plain
 * @param data the folder that the embedded broker writes to
 */
record BrokerSettings(
        Optional<String> url,
        String user,
        Optional<String> password,
        String bind,
        int port,
        Optional<Path> users,
        Optional<TlsKeyStore> tls,
        Path data) {
    private static final String MADE_UP = UUID.randomUUID().toString();

    static BrokerSettings fromEnvironment() {
        boolean development =
                setting("switchboard.mode").filter("development"::equals).isPresent();
        return new BrokerSettings(
                setting("broker.url").map(BrokerSettings::withItsOwnTls),
                setting("broker.user").orElse("switchboard"),
                setting("broker.password").or(() -> development ? Optional.of("switchboard") : Optional.empty()),
                setting("broker.bind").orElse("127.0.0.1"),
                setting("broker.port").map(BrokerSettings::port).orElse(61616),
                setting("broker.users").map(Path::of),
                setting("broker.tls.keystore")
                        .map(file -> new TlsKeyStore(
                                Path.of(file),
                                setting("broker.tls.keystore.password").orElse(""))),
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
        return embedded() && (password.isPresent() || users.isPresent()) && port > 0;
    }

    /** The server has stores of its own in {@code javax.net.ssl.*}, which Artemis' client would take in place of those that the URL names. */
    private static String withItsOwnTls(String url) {
        return url.contains("forceSSLParameters")
                ? url
                : url.replace("sslEnabled=true", "sslEnabled=true&forceSSLParameters=true");
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
