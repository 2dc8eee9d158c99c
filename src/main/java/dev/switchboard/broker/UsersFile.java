package dev.switchboard.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file that {@code BROKER_USERS} names: {@code user = password, role, role…} in each line, a properties file in UTF-8. */
final class UsersFile {
    private static final Pattern HASH = Pattern.compile("ENC\\([0-9]{1,9}:[0-9A-Fa-f]+:[0-9A-Fa-f]+\\)");
    private static final int LONGEST_NAME = 128;

    private UsersFile() {}

    /** @throws IllegalArgumentException that names the file and what is wrong, and no password */
    static List<BrokerUser> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(file, "can't be read (" + e.getClass().getSimpleName() + ")");
        }
        return lines.stringPropertyNames().stream()
                .sorted()
                .map(name -> user(file, name, lines.getProperty(name)))
                .toList();
    }

    private static BrokerUser user(Path file, String name, String line) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong(file, "a user has a name of 1 to " + LONGEST_NAME + " characters, none of them a control");
        }
        String[] parts = line.split(",", -1);
        String password = parts[0].strip();
        if (password.isEmpty()) {
            throw wrong(file, name + " has no password");
        }
        if (password.startsWith("ENC(") && !HASH.matcher(password).matches()) {
            throw wrong(file, name + "'s ENC(…) is not what artemis mask --hash prints");
        }
        Set<Grant> grants = Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .map(role -> grant(file, name, role))
                .collect(Collectors.toUnmodifiableSet());
        return new BrokerUser(name, password, grants);
    }

    private static Grant grant(Path file, String user, String role) {
        return Grant.read(role)
                .orElseThrow(() -> wrong(
                        file,
                        user + " has a role that is not replier, requestor, receiver, publisher or subscriber,"
                                + " a dot, and a name or a name and .#"));
    }

    private static IllegalArgumentException wrong(Path file, String what) {
        return new IllegalArgumentException("BROKER_USERS " + file + ": " + what);
    }
}
