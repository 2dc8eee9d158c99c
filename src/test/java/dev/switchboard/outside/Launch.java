package dev.switchboard.outside;

import dev.switchboard.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a Switchboard is to be started: in development mode, on free ports and with a fresh data folder, where nothing else is
 * said.
 */
public final class Launch {
    static final String OPERATOR_KEY = "SWITCHBOARD_OPERATOR_KEY";

    /**
     * These processes are started often, and never get hot: the first compiler alone, a collector without threads, and room for the names
     * in twenty thousand classes from the beginning, which saves a sixteenth of a start.
     */
    private static final List<String> FOR_A_SHORT_LIFE = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:SymbolTableSize=524288");

    private static final int ATTEMPTS = 3;

    private final Map<String, String> environment;
    private final Optional<Path> data;
    private final List<String> jvmOptions;

    private Launch(Map<String, String> environment, Optional<Path> data, List<String> jvmOptions) {
        this.environment = environment;
        this.data = data;
        this.jvmOptions = jvmOptions;
    }

    public static Launch inDevelopment() {
        return new Launch(Map.of("SWITCHBOARD_MODE", "development"), Optional.empty(), FOR_A_SHORT_LIFE);
    }

    /**
     * As on a machine of its own: every call needs a key. {@link SwitchboardProcess#http()} is the operator's; the broker's port is open, so
     * that tests can reply, and webhooks may come here.
     */
    public static Launch inProduction() {
        return inDevelopment()
                .with("SWITCHBOARD_MODE", "production")
                .with("SWITCHBOARD_BIND", "127.0.0.1")
                .with(OPERATOR_KEY, "sb_operator-" + UUID.randomUUID() + UUID.randomUUID())
                .with("SWITCHBOARD_CALLBACK_HTTP", "true")
                .with("SWITCHBOARD_CALLBACK_ALLOW", "127.0.0.0/8")
                .with("BROKER_PASSWORD", "switchboard");
    }

    /** Without an environment variable. */
    public Launch without(String variable) {
        Map<String, String> less = new HashMap<>(environment);
        less.remove(variable);
        return new Launch(Collections.unmodifiableMap(less), data, jvmOptions);
    }

    /** With both compilers, for a process that is to become hot. */
    public Launch hot() {
        return new Launch(environment, data, List.of());
    }

    /** With more options of the JVM. */
    public Launch with(List<String> options) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.addAll(options);
        return new Launch(environment, data, Collections.unmodifiableList(more));
    }

    /** With an environment variable more, or another value of it. */
    public Launch with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Launch(Collections.unmodifiableMap(more), data, jvmOptions);
    }

    /** With a data folder that is kept when the process has ended. */
    public Launch onData(Path folder) {
        return new Launch(environment, Optional.of(folder), jvmOptions);
    }

    /** Returns when Switchboard answers. */
    public SwitchboardProcess start() {
        return untilUnspoiled(switchboard -> {
            switchboard.awaitReadiness();
            return switchboard;
        });
    }

    /** What is made of a process that is used from its first moment on, and has ended afterwards. */
    public <T> T whileStarting(Function<SwitchboardProcess, T> use) {
        return untilUnspoiled(switchboard -> {
            T made = use.apply(switchboard);
            switchboard.close();
            return made;
        });
    }

    private <T> T untilUnspoiled(Function<SwitchboardProcess, T> use) {
        for (int attempt = 1; ; attempt++) {
            SwitchboardProcess switchboard = spawn();
            try {
                return use.apply(switchboard);
            } catch (RuntimeException | AssertionError e) {
                boolean spoiled = isSpoiled(switchboard.output());
                if (spoiled) {
                    switchboard.printFailedStart();
                }
                switchboard.close();
                if (attempt == ATTEMPTS || !spoiled) {
                    throw e;
                }
            }
        }
    }

    /** Another process took the port first; or Payara, once in hundreds of starts on a busy machine, found no bean in the WAR. */
    private static boolean isSpoiled(String output) {
        return Stream.of("is taken", "does not contain any EJB", "Thread.getContextClassLoader()\" is null")
                .anyMatch(output::contains);
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

    private ProcessBuilder command() {
        List<String> command = new ArrayList<>(jvmOptions);
        command.add(0, ChildProcess.java());
        command.addAll(List.of("-jar", Workspace.JAR.toString()));
        return new ProcessBuilder(command);
    }
}
