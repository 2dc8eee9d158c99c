package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a CloudEvent's attributes may be (CloudEvents 1.0.2, section 3), and how long they may be here. */
final class AttributeRules {
    private static final List<String> REQUIRED = List.of(Event.ID, Event.SOURCE, Event.SPECVERSION, Event.TYPE);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 2_048;
    private static final int LONGEST_ID = 255;

    /** Of names and values: receivers of webhooks get them as headers. */
    private static final int LONGEST_TOGETHER = 4_096;

    private static final int MOST = 64;

    private AttributeRules() {}

    /**
     * Checks the attributes.
     *
     * @param where they stand, to name them by: {@code ce-} for headers
     * @throws ProblemException that names the first attribute that is wrong or missing
     */
    static void check(Map<String, String> attributes, String where) {
        for (String name : REQUIRED) {
            require(attributes.containsKey(name), where, name, "is missing");
        }
        require(attributes.size() <= MOST, where, "*", "there are more than " + MOST + " attributes");
        attributes.forEach((name, value) -> check(name, value, where));
        int together = attributes.entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
        require(together <= LONGEST_TOGETHER, where, "*", "together more than " + LONGEST_TOGETHER + " characters");
    }

    private static void check(String name, String value, String where) {
        require(
                NAME.matcher(name).matches() && name.length() <= LONGEST_NAME && !name.equals("data"),
                where,
                name,
                "an attribute's name has 1 to " + LONGEST_NAME + " of the characters a-z 0-9, and is not data");
        require(!value.isEmpty(), where, name, "is empty");
        require(isText(value), where, name, "has a control character or half a character in it");
        int longest = name.equals(Event.ID) || name.equals(Event.PARTITION_KEY) ? LONGEST_ID : LONGEST_VALUE;
        require(value.length() <= longest, where, name, "has more than " + longest + " characters");
        switch (name) {
            case Event.SPECVERSION -> require(value.equals("1.0"), where, name, "must be 1.0");
            case Event.SOURCE -> require(isUriReference(value), where, name, "must be a URI reference");
            case "dataschema" -> require(isAbsoluteUri(value), where, name, "must be an absolute URI");
            case Event.TIME -> require(isTimestamp(value), where, name, "must be a time as RFC 3339 has it");
            default -> {
                // any text
            }
        }
    }

    private static void require(boolean rule, String where, String name, String otherwise) {
        if (!rule) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, where + name + ": " + otherwise);
        }
    }

    /** The type String: no control characters, no lone surrogates, no noncharacters. */
    private static boolean isText(String value) {
        return value.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        || (c & 0xFFFE) == 0xFFFE
                        || (c >= 0xFDD0 && c <= 0xFDEF));
    }

    private static boolean isUriReference(String value) {
        try {
            new URI(value);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isAbsoluteUri(String value) {
        return isUriReference(value) && URI.create(value).isAbsolute();
    }

    private static boolean isTimestamp(String value) {
        try {
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
