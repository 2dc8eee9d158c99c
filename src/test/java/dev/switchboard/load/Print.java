package dev.switchboard.load;

import java.util.Locale;

/** One line a figure. */
final class Print {
    private Print() {}

    static void line(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-34s %s%n", what, String.format(Locale.ROOT, format, values));
    }
}
