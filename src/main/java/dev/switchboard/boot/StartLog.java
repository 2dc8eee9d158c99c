package dev.switchboard.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The console, as {@code logging.properties} names it. While the server starts it keeps back what the server says: if the
 * start succeeds, it is shown then; if not, one line is made of it.
 */
public final class StartLog extends ConsoleHandler {
    private static final String OURS = "dev.switchboard.";
    private static final Object LOCK = new Object();
    private static @Nullable List<LogRecord> heldBack;

    @Override
    public synchronized void publish(LogRecord entry) {
        takeThrownFromParameters(entry);
        if (!isHeldBack(entry)) {
            super.publish(entry);
        }
    }

    /** {@link System.Logger} takes parameters or what was thrown; an entry that has both has the latter last. */
    private static void takeThrownFromParameters(LogRecord entry) {
        @Nullable Object[] parameters = entry.getParameters();
        if (entry.getThrown() == null
                && parameters != null
                && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable thrown) {
            entry.setThrown(thrown);
        }
    }

    static void holdBack() {
        synchronized (LOCK) {
            heldBack = new ArrayList<>();
        }
    }

    /** Shows what was kept back, and keeps back nothing from now on. */
    static void release() {
        List<LogRecord> released = take();
        StartLog console = new StartLog();
        console.setLevel(Level.ALL);
        released.forEach(console::publish);
    }

    /**
     * Writes what was kept back, and why the start failed, to a file.
     *
     * @return false where nothing was kept back, and where it can't be written
     */
    static boolean keep(Path file, Throwable failure) {
        List<LogRecord> entries = heldBack();
        if (entries.isEmpty()) {
            return false;
        }
        Formatter lines = new SimpleFormatter();
        LogRecord end = new LogRecord(Level.SEVERE, "The start failed");
        end.setThrown(failure);
        String text = Stream.concat(entries.stream(), Stream.of(end))
                .map(lines::format)
                .collect(Collectors.joining());
        try {
            Files.deleteIfExists(file);
            createForOwner(file);
            Files.writeString(file, text);
            return true;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** The server's text may hold what only operators should read. */
    private static void createForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    /** Why the start failed, in one line. */
    static String reason(@Nullable Throwable failure) {
        Throwable known = failure;
        for (LogRecord entry : take()) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue() && entry.getThrown() != null) {
                known = moreTelling(known, entry.getThrown());
            }
        }
        return known == null ? "the application was not deployed" : rootMessage(known);
    }

    /** The server logs one failure several times, and loses causes on the way. */
    private static Throwable moreTelling(@Nullable Throwable earlier, Throwable later) {
        return earlier != null && causes(earlier) > causes(later) ? earlier : later;
    }

    private static int causes(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? 0 : 1 + causes(cause);
    }

    /** The root's message, after that of what it caused where this says something else: "Connection to db:5432 refused". */
    private static String rootMessage(Throwable failure) {
        Throwable effect = failure;
        Throwable root = failure;
        while (root.getCause() != null) {
            // of a wrapper without a word, what it wraps is the failure
            effect = words(root).isPresent() ? root : root.getCause();
            root = root.getCause();
        }
        String cause = message(root);
        String whole = message(effect);
        if (!whole.contains(cause)) {
            return whole + ": " + cause;
        }
        // that of a wrapper which only repeats what it wraps begins with the class
        return whole.startsWith(root.getClass().getName()) ? cause : whole;
    }

    private static String message(Throwable failure) {
        return words(failure)
                .map(text -> text.strip().lines().findFirst().orElseThrow())
                .orElseGet(failure::toString);
    }

    private static Optional<String> words(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).filter(text -> !text.isBlank());
    }

    private static boolean isHeldBack(LogRecord entry) {
        synchronized (LOCK) {
            String logger = entry.getLoggerName();
            return heldBack != null && (logger == null || !logger.startsWith(OURS)) && heldBack.add(entry);
        }
    }

    private static List<LogRecord> heldBack() {
        synchronized (LOCK) {
            return heldBack == null ? List.of() : List.copyOf(heldBack);
        }
    }

    private static List<LogRecord> take() {
        synchronized (LOCK) {
            List<LogRecord> taken = heldBack == null ? List.of() : heldBack;
            heldBack = null;
            return taken;
        }
    }
}
