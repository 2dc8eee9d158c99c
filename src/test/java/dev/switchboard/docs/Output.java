package dev.switchboard.docs;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a command printed, without what is another at each run: ids, times, secrets, and how long things took. */
final class Output {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
    private static final String SECRET = "whsec_[^\"]+";
    private static final String MEASURED =
            "\"(durationMs|p50|p95|p99|max|responders|exchanges|replies|faults|depth)\":[0-9.]+";

    private static final Pattern HEADER = Pattern.compile("^[A-Za-z-]+: ");

    private Output() {}

    /** Names of headers in small letters, for proxies may write them so. */
    static String comparable(String line) {
        return ID.matcher(HEADER.matcher(line).replaceFirst(name -> name.group().toLowerCase(Locale.ROOT)))
                .replaceAll("ID")
                .replaceAll(TIME, "TIME")
                .replaceAll(SECRET, "SECRET")
                .replaceAll(MEASURED, "\"$1\":N");
    }

    static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Whether these lines are there in this order, perhaps with others in between, such as more headers. */
    static boolean has(List<String> actual, List<String> expected) {
        int found = 0;
        for (String line : actual) {
            if (found < expected.size() && comparable(line).equals(comparable(expected.get(found)))) {
                found++;
            }
        }
        return found == expected.size();
    }
}
