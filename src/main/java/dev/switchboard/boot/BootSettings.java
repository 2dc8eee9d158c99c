package dev.switchboard.boot;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;

/**
 * What must be known before the server starts.
 *
 * @param mode production or development
 * @param bind the address that HTTP listens on
 * @param port HTTP port, 1 to 65535
 * @param data the folder that everything embedded writes to
 * @param node this node's name; empty where the data folder has it
 * @param logLevel of Switchboard's own log; the server's stays at WARNING
 * @param logFormat of all that is logged and printed
 */
record BootSettings(
        Mode mode,
        InetAddress bind,
        int port,
        Path data,
        Optional<String> node,
        BrokerPlace broker,
        DatabaseSettings database,
        HttpSettings http,
        Level logLevel,
        LogFormat logFormat) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    enum Mode {
        PRODUCTION,
        DEVELOPMENT
    }

    /**
     * @param environment as of {@link System#getenv()}
     * @throws Refusal if a value can't be read; it names the variable
     */
    static BootSettings from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Mode mode = variables.text("SWITCHBOARD_MODE").map(BootSettings::mode).orElse(Mode.PRODUCTION);
        Path data = folder(variables.text("SWITCHBOARD_DATA").orElse("data"));
        BootSettings settings = new BootSettings(
                mode,
                bind(variables.text("SWITCHBOARD_BIND"), mode),
                variables.number("SWITCHBOARD_PORT", 1, 65_535).orElse(8080),
                data,
                variables.name("SWITCHBOARD_NODE"),
                BrokerPlace.from(variables, mode),
                DatabaseSettings.from(variables, data),
                HttpSettings.from(variables),
                variables.text("SWITCHBOARD_LOG_LEVEL").map(BootSettings::level).orElse(Level.INFO),
                LogFormat.from(variables));
        settings.requireTwoPorts();
        ApplicationSettings.requireUsable(variables);
        return settings;
    }

    private void requireTwoPorts() {
        if (broker.port().filter(number -> number == port).isPresent()) {
            throw new Refusal("SWITCHBOARD_PORT and BROKER_PORT must differ, and are both " + port);
        }
    }

    /** In development everybody may do everything, so nobody but this machine may come. */
    private static InetAddress bind(Optional<String> text, Mode mode) {
        InetAddress address = address(text.orElse(mode == Mode.DEVELOPMENT ? "127.0.0.1" : "0.0.0.0"));
        if (mode == Mode.DEVELOPMENT && !address.isLoopbackAddress()) {
            throw new Refusal(
                    "SWITCHBOARD_BIND must be a loopback address in development mode, where no key is needed");
        }
        return address;
    }

    /** Names are not looked up: what they lead to may change. */
    private static InetAddress address(String text) {
        try {
            if (ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw new Refusal("SWITCHBOARD_BIND must be an IP address, not " + text);
        }
        throw new Refusal("SWITCHBOARD_BIND must be an IP address, not " + text);
    }

    private static Mode mode(String text) {
        return switch (text) {
            case "production" -> Mode.PRODUCTION;
            case "development" -> Mode.DEVELOPMENT;
            default -> throw new Refusal("SWITCHBOARD_MODE must be production or development, not " + text);
        };
    }

    private static Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new Refusal("SWITCHBOARD_DATA is no path that this system can write; if it has letters beyond ASCII,"
                    + " LC_ALL=C.UTF-8 may help: " + text);
        }
    }

    private static Level level(String text) {
        return switch (text) {
            case "error" -> Level.SEVERE;
            case "warning" -> Level.WARNING;
            case "info" -> Level.INFO;
            case "debug" -> Level.FINE;
            default -> throw new Refusal("SWITCHBOARD_LOG_LEVEL must be error, warning, info or debug, not " + text);
        };
    }
}
