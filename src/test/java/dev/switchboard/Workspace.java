package dev.switchboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where tests, and the processes that they start, leave their data and their output: below {@code target}. */
public final class Workspace {
    public static final Path JAR = Path.of(System.getProperty("switchboard.jar", "target/switchboard.jar"))
            .toAbsolutePath();
    public static final Path ROOT = JAR.resolveSibling("outside");

    private Workspace() {}

    public static Path freshFolder(String purpose) {
        try {
            return Files.createTempDirectory(Files.createDirectories(ROOT), purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> leavesFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
