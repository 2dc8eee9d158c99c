package dev.switchboard.load;

import dev.switchboard.database.PostgreSql;
import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import java.util.List;
import java.util.Optional;

/**
 * Starts a Switchboard as production would run it, loads it in the chosen ways, and stops it. Where callbacks are among them, its
 * database is a PostgreSQL.
 */
public final class Load {
    private Load() {}

    public static void main(String[] arguments) throws Exception {
        LoadSettings settings = LoadSettings.fromSystemProperties();
        if (settings.scenarios().equals(List.of("publish"))) {
            new Publishing(settings).run();
        } else if (settings.scenarios().equals(List.of("streams"))) {
            new Streaming(settings).run();
        } else {
            services(settings);
        }
    }

    private static void services(LoadSettings settings) throws Exception {
        Launch launch = Launch.inDevelopment().hot().with("JDK_JAVA_OPTIONS", settings.jvmOptions());
        if (settings.scenarios().contains("callback")) {
            try (PostgreSql postgresql = PostgreSql.start()) {
                run(
                        launch.with("DATABASE_URL", postgresql.freshDatabase()).with("DATABASE_USER", PostgreSql.USER),
                        settings,
                        Optional.of(postgresql));
            }
        } else {
            run(launch, settings, Optional.empty());
        }
    }

    private static void run(Launch launch, LoadSettings settings, Optional<PostgreSql> database) throws Exception {
        try (SwitchboardProcess switchboard = launch.start();
                Subject subject = new Subject(switchboard, database)) {
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
            case "callback" -> new Callbacks(subject, settings).run();
            default ->
                throw new IllegalArgumentException(
                        "load is throughput, waiting, hang-up or callback, or publish or streams alone, not "
                                + scenario);
        }
    }
}
