package dev.switchboard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of {@code hostile-urls.txt}. */
record HostileUrl(String pattern, String tries) {
    private static final String LEADS_TO = "leads to ";

    static List<HostileUrl> all() {
        try (InputStream file = HostileUrl.class.getResourceAsStream("hostile-urls.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(HostileUrl::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileUrl read(String line) {
        String[] columns = line.split("\t", -1);
        return new HostileUrl(columns[0], columns[1]);
    }

    String at(int port) {
        return unescaped(pattern).replace("{port}", Integer.toString(port));
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(u[0-9a-f]{4}|\\\\)")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).startsWith("u")
                                ? Character.toString(
                                        Integer.parseInt(found.group(1).substring(1), 16))
                                : "\\"));
    }

    /** What a name server that its author owns would say. */
    static InetAddress[] resolve(String host) {
        return all().stream()
                .filter(url -> url.pattern.contains("//" + host + ":") && url.tries.startsWith(LEADS_TO))
                .flatMap(url -> Stream.of(url.tries.substring(LEADS_TO.length()).split(" ")))
                .map(text -> IpLiteral.read(text).orElseThrow())
                .toArray(InetAddress[]::new);
    }

    @Override
    public String toString() {
        return pattern + " (" + tries + ")";
    }
}
