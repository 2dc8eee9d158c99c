package dev.switchboard.boot;

import dev.switchboard.boot.BootSettings.Mode;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the broker is, as far as the launcher must know. The resource adapter reads the same variables for itself.
 *
 * @param url of an external broker; empty for the embedded one
 * @param port that the embedded broker listens on; empty where it is reached from inside alone
 */
record BrokerPlace(Optional<String> url, Optional<Integer> port) {
    private static final int PORT = 61_616;
    private static final Set<String> SCHEMES = Set.of("tcp", "udp");
    private static final Pattern SEVERAL = Pattern.compile("\\(([^()]+)\\)(\\?.*)?");

    private static final List<String> OF_THE_EMBEDDED =
            List.of("BROKER_USERS", "BROKER_TLS_KEYSTORE", "BROKER_TLS_KEYSTORE_PASSWORD", "BROKER_BIND");

    static BrokerPlace from(Variables variables, Mode mode) {
        int port = variables.number("BROKER_PORT", 0, 65_535).orElse(PORT);
        Optional<String> url = variables.text("BROKER_URL");
        url.ifPresent(BrokerPlace::requireReadable);
        for (String variable : OF_THE_EMBEDDED) {
            if (url.isPresent() && variables.has(variable)) {
                throw new Refusal(variable + " is of the embedded broker; with BROKER_URL there is none");
            }
        }
        variables.text("BROKER_BIND").ifPresent(address -> requireBindable(address, mode));
        boolean open = mode == Mode.DEVELOPMENT || variables.has("BROKER_PASSWORD") || variables.has("BROKER_USERS");
        boolean listens = url.isEmpty() && port > 0 && open;
        return new BrokerPlace(url, listens ? Optional.of(port) : Optional.empty());
    }

    /** For people: no parameters, for they may hold a password. */
    String description() {
        return url.map(text -> text.replaceAll("\\?[^,)]*", ""))
                .or(() -> port.map(number -> "tcp://localhost:" + number + " (JMS, AMQP 1.0, MQTT, STOMP)"))
                .orElse(
                        "embedded, without a port of its own; BROKER_PASSWORD or BROKER_USERS opens it to other processes");
    }

    private static void requireReadable(String url) {
        var several = SEVERAL.matcher(url);
        String brokers = several.matches() ? several.group(1) : url;
        if (!Arrays.stream(brokers.split(",", -1)).allMatch(BrokerPlace::isBroker)) {
            throw new Refusal("BROKER_URL must be like tcp://host:61616 or (tcp://one:61616,tcp://two:61616)?ha=true");
        }
    }

    private static void requireBindable(String address, Mode mode) {
        try {
            if (mode == Mode.DEVELOPMENT && !InetAddress.getByName(address).isLoopbackAddress()) {
                throw new Refusal(
                        "BROKER_BIND must be of this machine's loopback in development, where everybody knows the password");
            }
        } catch (UnknownHostException e) {
            throw new Refusal("BROKER_BIND is no address of this machine: " + address);
        }
    }

    private static boolean isBroker(String url) {
        try {
            URI uri = new URI(url.strip());
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
