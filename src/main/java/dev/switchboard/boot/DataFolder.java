package dev.switchboard.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that one Switchboard has to itself for as long as its process lives. */
final class DataFolder {
    private final Path folder;

    // held, not used: the lock is the process's until it ends, however it ends
    @SuppressWarnings("unused")
    private final FileLock lock;

    private DataFolder(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder claim(Path folder) {
        try {
            if (!Files.isDirectory(folder)) { // createDirectories would refuse a link to one
                Files.createDirectories(folder);
            }
            FileChannel file =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(file);
            if (lock == null) {
                throw new Refusal("The data folder " + folder
                        + " is in use by another Switchboard; set SWITCHBOARD_DATA to another.");
            }
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw new Refusal("The data folder " + folder + " can't be written; set SWITCHBOARD_DATA to another.");
        }
    }

    /** The node's name: the same after every restart, because its reply queue bears it. */
    String nodeName() {
        Path file = folder.resolve("node");
        try {
            if (!Files.exists(file) || Files.size(file) == 0) { // empty where the process died just then
                Files.writeString(file, "node-" + UUID.randomUUID().toString().substring(0, 8));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for the server's jars, which stay from one start to the next. */
    Path runtimes() {
        return folder.resolve("runtime");
    }

    /** What the server said while the last start failed; there is none after one that succeeded. */
    Path failedStart() {
        return folder.resolve("failed-start.log");
    }

    /** A folder for what the server writes and reads while it runs; emptied at every start, so that a killed process leaves nothing to trip over. */
    Path freshServerFolder() {
        Path server = folder.resolve("server");
        try {
            delete(server);
            return Files.createDirectories(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file out of {@code switchboard.jar}. */
    static Path unpack(String resource, Path into) {
        Path target = into.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream content = DataFolder.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing from switchboard.jar");
            }
            Files.copy(content, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
