package dev.switchboard.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one participant saw, in its order: a line an entry, its fields encoded as in a URL. It outlives whoever writes it. */
final class LedgerFile implements AutoCloseable {
    private static final String SEPARATOR = " ";

    private final BufferedWriter writer;

    LedgerFile(Path file) {
        try {
            writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the entry is in the file. */
    synchronized void write(Object... fields) {
        try {
            writer.write(Stream.of(fields).map(LedgerFile::encode).collect(Collectors.joining(SEPARATOR)));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries so far; none where there is no file. */
    static List<List<String>> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> Arrays.stream(line.split(SEPARATOR, -1))
                            .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(Object field) {
        return URLEncoder.encode(field.toString(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
