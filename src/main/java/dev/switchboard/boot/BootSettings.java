package dev.switchboard.boot;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

/**
 * What must be known before the server starts.
 *
 * @param mode production or development
 * @param port HTTP port, 1 to 65535
 * @param data the folder that everything embedded writes to
 * @param brokerPort the embedded broker's TCP port, 0 for none; empty where the broker is external or keeps to itself
 * @param logLevel of Switchboard's own log; the server's stays at WARNING
 */
record BootSettings(Mode mode, int port, Path data, Optional<Integer> brokerPort, Level logLevel) {

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
        Mode mode = variables
                .text("SWITCHBOARD_MODE")
                .map(text -> mode("SWITCHBOARD_MODE", text))
                .orElse(Mode.PRODUCTION);
        return new BootSettings(
                mode,
                variables.number("SWITCHBOARD_PORT", 1, 65_535).orElse(8080),
                Path.of(variables.text("SWITCHBOARD_DATA").orElse("data")).toAbsolutePath(),
                brokerPort(variables, mode),
                variables.text("SWITCHBOARD_LOG_LEVEL").map(BootSettings::level).orElse(Level.INFO));
    }

    private static Optional<Integer> brokerPort(Variables variables, Mode mode) {
        int port = variables.number("BROKER_PORT", 0, 65_535).orElse(61_616);
        boolean listens = variables.text("BROKER_URL").isEmpty()
                && (mode == Mode.DEVELOPMENT
                        || variables.text("BROKER_PASSWORD").isPresent());
        return listens && port > 0 ? Optional.of(port) : Optional.empty();
    }

    private static Mode mode(String variable, String text) {
        return switch (text) {
            case "production" -> Mode.PRODUCTION;
            case "development" -> Mode.DEVELOPMENT;
            default -> throw new Refusal(variable + " must be production or development, not " + text);
        };
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

    private record Variables(Map<String, String> environment) {
        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }

        Optional<Integer> number(String name, int least, int most) {
            return text(name).map(text -> {
                int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
                if (number < least || number > most) {
                    throw new Refusal(name + " must be a number from " + least + " to " + most + ", not " + text);
                }
                return number;
            });
        }
    }
}
