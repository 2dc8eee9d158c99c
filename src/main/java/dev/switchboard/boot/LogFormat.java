package dev.switchboard.boot;

import java.io.PrintStream;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** How lines look, those of the log and those that the launcher prints. */
enum LogFormat {
    /** For people. */
    TEXT(SimpleFormatter.class) {
        @Override
        String line(Level level, String text) {
            return text;
        }
    },

    /** For programs: one JSON object a line. */
    JSON(JsonLine.class) {
        @Override
        String line(Level level, String text) {
            LogRecord entry = new LogRecord(level, text.strip());
            entry.setLoggerName(LogFormat.class.getPackageName());
            return new JsonLine().format(entry).stripTrailing();
        }
    };

    private static final String VARIABLE = "SWITCHBOARD_LOG_FORMAT";

    private final Class<? extends Formatter> formatter;

    LogFormat(Class<? extends Formatter> formatter) {
        this.formatter = formatter;
    }

    /** @throws Refusal if the variable has another value than {@code text} or {@code json} */
    static LogFormat from(Variables variables) {
        return variables.text(VARIABLE).map(LogFormat::of).orElse(TEXT);
    }

    /** For what is said of settings that can't be read. */
    static LogFormat asFarAsKnown(Map<String, String> environment) {
        return "json".equals(environment.get(VARIABLE)) ? JSON : TEXT;
    }

    private static LogFormat of(String text) {
        return switch (text) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new Refusal(VARIABLE + " must be text or json, not " + text);
        };
    }

    /** Prints one line of the launcher's own. */
    void say(PrintStream out, String text) {
        out.println(line(Level.INFO, text));
    }

    /** Prints why something failed. */
    void complain(PrintStream out, String text) {
        out.println(line(Level.SEVERE, text));
    }

    abstract String line(Level level, String text);

    /** A line of {@code logging.properties}. */
    String setting() {
        return StartLog.class.getName() + ".formatter=" + formatter.getName();
    }
}
