package dev.switchboard.outside;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /metrics} gave. */
final class Figures {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(\\{[^}\\n]*})? ([^ \\n]+)$");

    private final Map<String, Double> values;

    private Figures(Map<String, Double> values) {
        this.values = values;
    }

    static Figures of(SwitchboardProcess switchboard) {
        return read(switchboard.http().get("/metrics").body());
    }

    static Figures read(String text) {
        return new Figures(SAMPLE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        sample -> sample.group(1) + (sample.group(2) == null ? "" : sample.group(2)),
                        sample -> number(sample.group(3)))));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** @param sample a name, with its labels as they are written */
    double value(String sample) {
        Double value = values.get(sample);
        if (value == null) {
            throw new AssertionError(sample + " is not among " + values.keySet());
        }
        return value;
    }

    /** Without labels. */
    Set<String> names() {
        return values.keySet().stream()
                .map(sample -> sample.replaceFirst("\\{.*", ""))
                .collect(Collectors.toSet());
    }

    Set<String> samples() {
        return values.keySet();
    }
}
