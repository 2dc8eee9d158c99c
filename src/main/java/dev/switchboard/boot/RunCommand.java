package dev.switchboard.boot;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What {@code mvn -Prun} starts, within Maven: {@code switchboard.jar} in a process of its own, in development mode.
 *
 * <p>Maven's own ways of starting a program end with Ctrl-C at once, while the program is still stopping, and add an error
 * report of their own where the program has already said what is wrong.
 */
public final class RunCommand {
    private RunCommand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", arguments[0]);
        command.environment().putIfAbsent("SWITCHBOARD_MODE", "development");
        Process switchboard = command.inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(switchboard)));
        System.exit(switchboard.waitFor());
    }

    /** A terminal sends Ctrl-C to both processes; whoever sends SIGTERM may send it to Maven alone. */
    private static void stop(Process switchboard) {
        switchboard.destroy();
        try {
            switchboard.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
