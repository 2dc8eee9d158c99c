package dev.switchboard.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the processes of a test run leave their data and their output: below {@code target}. */
final class Workspace {
    static final Path JAR = Path.of(System.getProperty("switchboard.jar", "target/switchboard.jar"))
            .toAbsolutePath();
    private static final Path ROOT = JAR.resolveSibling("outside");

    private Workspace() {}

    static Path freshFolder(String purpose) {
        try {
            return Files.createTempDirectory(Files.createDirectories(ROOT), purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path tree) {
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
