package dev.switchboard.load;

import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;

/** Starts a Switchboard as production would run it, loads it in the chosen ways, and stops it. */
public final class Load {
    private Load() {}

    public static void main(String[] arguments) throws Exception {
        LoadSettings settings = LoadSettings.fromSystemProperties();
        Launch launch = Launch.inDevelopment().hot().with("JDK_JAVA_OPTIONS", settings.jvmOptions());
        try (SwitchboardProcess switchboard = launch.start();
                Subject subject = new Subject(switchboard)) {
            Print.line("switchboard", "%s, process %d", settings.jvmOptions(), switchboard.pid());
            for (String scenario : settings.scenarios()) {
                run(scenario, subject, settings);
            }
        }
    }

    private static void run(String scenario, Subject subject, LoadSettings settings) throws Exception {
        switch (scenario) {
            case "throughput" -> new Throughput(subject, settings).run();
            case "waiting" -> new Waiting(subject, settings).run();
            case "hang-up" -> new HangUp(subject, settings).run();
            default -> throw new IllegalArgumentException("load is throughput, waiting or hang-up, not " + scenario);
        }
    }
}
