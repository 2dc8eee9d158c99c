package dev.switchboard.outside;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a Switchboard is to be started: in development mode, on free ports and with a fresh data folder, where nothing else is
 * said.
 */
public final class Launch {
    private static final int ATTEMPTS = 3;

    private final Map<String, String> environment;
    private final Optional<Path> data;

    private Launch(Map<String, String> environment, Optional<Path> data) {
        this.environment = environment;
        this.data = data;
    }

    public static Launch inDevelopment() {
        return new Launch(Map.of("SWITCHBOARD_MODE", "development"), Optional.empty());
    }

    /** With an environment variable more, or another value of it. */
    public Launch with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Launch(Collections.unmodifiableMap(more), data);
    }

    /** With a data folder that is kept when the process has ended. */
    public Launch onData(Path folder) {
        return new Launch(environment, Optional.of(folder));
    }

    /** Returns when Switchboard answers. */
    public SwitchboardProcess start() {
        for (int attempt = 1; ; attempt++) {
            SwitchboardProcess switchboard = spawn();
            try {
                switchboard.awaitReadiness();
                return switchboard;
            } catch (IllegalStateException e) {
                switchboard.close();
                if (attempt == ATTEMPTS || !switchboard.output().contains("is taken")) {
                    throw e;
                }
            }
        }
    }

    /** Returns at once, whatever becomes of the process. */
    public SwitchboardProcess spawn() {
        Path folder = data.orElseGet(() -> Workspace.freshFolder("data"));
        Map<String, String> complete = new HashMap<>(environment);
        complete.put("SWITCHBOARD_DATA", folder.toString());
        complete.computeIfAbsent("SWITCHBOARD_PORT", variable -> Integer.toString(FreePorts.one()));
        complete.computeIfAbsent("BROKER_PORT", variable -> Integer.toString(FreePorts.one()));
        ChildProcess process = ChildProcess.start(
                command(), complete, Workspace.freshFolder("log").resolve("switchboard.log"));
        return new SwitchboardProcess(process, complete, folder, data.isEmpty());
    }

    private static ProcessBuilder command() {
        // the first compiler alone: these processes are started often and never get hot
        return new ProcessBuilder(
                List.of(ChildProcess.java(), "-XX:TieredStopAtLevel=1", "-jar", Workspace.JAR.toString()));
    }
}
