package dev.switchboard.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Connections that the other end has closed, as Linux tells of them: a TCP socket in the state CLOSE_WAIT (RFC 9293, section
 * 3.3.2). A server doesn't read from a connection while it works for it, so it doesn't notice by itself.
 */
public final class ClosedConnections {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String CLOSE_WAIT = "08";
    private static final int WORD = 4;

    private ClosedConnections() {}

    /** Whether this system tells; if not, nobody is ever found to have hung up. */
    public static boolean isKnown() {
        return Files.isReadable(TABLES.get(0));
    }

    /** The other ends. */
    public static Set<Endpoint> remoteEnds() throws IOException {
        Stream.Builder<Endpoint> ends = Stream.builder();
        for (Path table : TABLES) {
            if (Files.isReadable(table)) {
                try (Stream<String> lines = Files.lines(table, StandardCharsets.US_ASCII)) {
                    lines.skip(1)
                            .filter(ClosedConnections::isInCloseWait)
                            .map(line -> line.strip().split("\\s+"))
                            .forEach(columns -> ends.add(endpoint(columns[2], columns[1])));
                }
            }
        }
        return ends.build().collect(Collectors.toUnmodifiableSet());
    }

    /** Its number, both ends and its state: of ten thousand lines hardly one is worth more than this look. */
    private static boolean isInCloseWait(String line) {
        int local = line.indexOf(": ") + 2;
        int remote = line.indexOf(' ', local) + 1;
        return line.startsWith(CLOSE_WAIT, line.indexOf(' ', remote) + 1);
    }

    /** Ends such as {@code 0100007F:1F90}: an address in words of the machine's byte order, little-endian, and a port. */
    static Endpoint endpoint(String remote, String local) {
        byte[] address = HexFormat.of().parseHex(remote.substring(0, remote.indexOf(':')));
        for (int word = 0; word < address.length; word += WORD) {
            swap(address, word, word + 3);
            swap(address, word + 1, word + 2);
        }
        return new Endpoint(addressOf(address), port(remote), port(local));
    }

    private static int port(String end) {
        return Integer.parseInt(end.substring(end.indexOf(':') + 1), 16);
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }

    /** An IPv4 address mapped into IPv6 comes out as IPv4. */
    private static InetAddress addressOf(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("Neither 4 nor 16 bytes", e);
        }
    }
}
