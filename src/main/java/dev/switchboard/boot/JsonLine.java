package dev.switchboard.boot;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log entry as one line of JSON. What the entry speaks of becomes fields of its own: an exchange, a service, a topic and a trace are known
 * among its parameters by their types, whether or not the message shows them.
 */
public final class JsonLine extends Formatter {
    /** By name, for the application has classes of its own, which are not known here. */
    private static final Map<String, String> FIELDS = Map.of(
            "dev.switchboard.exchange.ExchangeId", "exchangeId",
            "dev.switchboard.exchange.ServiceName", "service",
            "dev.switchboard.exchange.TopicName", "topic",
            "dev.switchboard.exchange.TraceContext", "traceId");

    private static final Pattern TRACE_PARENT = Pattern.compile("00-([0-9a-f]{32})-");
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final Map<Level, String> LEVELS =
            Map.of(Level.SEVERE, "error", Level.WARNING, "warning", Level.INFO, "info", Level.CONFIG, "info");

    @Override
    public String format(LogRecord entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", TIME.format(entry.getInstant()));
        fields.put("level", LEVELS.getOrDefault(entry.getLevel(), "debug"));
        fields.put("logger", String.valueOf(entry.getLoggerName()));
        fields.put("node", System.getProperty("switchboard.node", ""));
        fields.put("message", formatMessage(entry));
        addParameters(entry, fields);
        if (entry.getThrown() != null) {
            fields.put("stackTrace", stackTrace(entry.getThrown()));
        }
        return json(fields);
    }

    private static void addParameters(LogRecord entry, Map<String, String> fields) {
        if (entry.getParameters() == null) {
            return;
        }
        for (Object parameter : entry.getParameters()) {
            if (parameter != null) {
                String field = FIELDS.get(parameter.getClass().getName());
                if (field != null) {
                    fields.put(field, value(parameter.toString()));
                }
            }
        }
    }

    private static String value(String text) {
        Matcher trace = TRACE_PARENT.matcher(text);
        return trace.find() ? trace.group(1) : text;
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String json(Map<String, String> fields) {
        StringBuilder line = new StringBuilder();
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                line.append(line.isEmpty() ? '{' : ',');
                quote(name, line);
                line.append(':');
                quote(value, line);
            }
        });
        return line.append("}\n").toString();
    }

    /** As of RFC 8259, section 7; halves of characters too, which no encoding can write. */
    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"', '\\' -> line.append('\\').append(next);
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> {
                    if (next < ' ' || next == 0x7f || isHalf(text, i)) {
                        line.append(String.format("\\u%04x", (int) next));
                    } else {
                        line.append(next);
                    }
                }
            }
        }
        line.append('"');
    }

    private static boolean isHalf(String text, int at) {
        char here = text.charAt(at);
        boolean followed = at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        boolean preceded = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return Character.isHighSurrogate(here) && !followed || Character.isLowSurrogate(here) && !preceded;
    }
}
