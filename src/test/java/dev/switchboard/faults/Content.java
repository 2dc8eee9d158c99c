package dev.switchboard.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What requests and replies say: the number of their exchange, in some bytes. */
final class Content {
    private static final Pattern NUMBER = Pattern.compile("\\{\"number\":([0-9]+),.*");

    private Content() {}

    static String ofRequest(int number) {
        return "{\"number\":" + number + ",\"text\":\"" + "x".repeat(200) + "\"}";
    }

    /** @throws IllegalArgumentException if it is no request of ours */
    static int numberIn(String request) {
        Matcher matcher = NUMBER.matcher(request);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(request);
        }
        return Integer.parseInt(matcher.group(1));
    }

    static String ofReply(int number) {
        return "{\"answerTo\":" + number + "}";
    }
}
