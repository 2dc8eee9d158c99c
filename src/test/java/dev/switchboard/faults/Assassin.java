package dev.switchboard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Called by Byteman's rules inside the process that is to be killed, where it comes from the bootstrap class path and has nothing
 * but the JDK. It is harmless until the {@link #armed} file names its point; then, at the third pass, it leaves word in the file
 * {@link #killed} and ends the process by SIGKILL, while the thread that came by stays where it is.
 *
 * <p>Not final, for Byteman makes a subclass.
 */
public class Assassin {
    static final String FOLDER = "faults.folder";
    private static final int PASSES = 3;
    private static final AtomicInteger SEEN = new AtomicInteger();

    /** A thread came by a point. */
    public void at(String point) {
        Path folder = Path.of(System.getProperty(FOLDER));
        if (isArmed(folder, point) && SEEN.incrementAndGet() == PASSES) {
            kill(folder, point);
        }
    }

    /** A thread came by a point that is passed but once. */
    public void atOnce(String point) {
        Path folder = Path.of(System.getProperty(FOLDER));
        if (isArmed(folder, point)) {
            kill(folder, point);
        }
    }

    static Path armed(Path folder) {
        return folder.resolve("armed");
    }

    static Path killed(Path folder) {
        return folder.resolve("killed");
    }

    private static boolean isArmed(Path folder, String point) {
        try {
            return Files.exists(armed(folder))
                    && Files.readString(armed(folder)).equals(point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(Path folder, String point) {
        try {
            Files.writeString(killed(folder), point, StandardOpenOption.CREATE_NEW);
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-KILL", self).start();
            while (true) {
                LockSupport.park();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
