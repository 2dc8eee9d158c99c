package dev.switchboard.exchange;

import java.util.regex.Pattern;

/** What a content encoding may be (RFC 9110, section 8.4): names of codings in the order in which they were applied. */
public final class ContentCodings {
    private static final int LONGEST = 200;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final Pattern SHAPE = Pattern.compile(TOKEN + "(?:[\\t ]*+,[\\t ]*+" + TOKEN + ")*+");

    private ContentCodings() {}

    public static boolean areCodings(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }
}
