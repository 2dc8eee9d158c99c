package dev.switchboard.exchange;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a content type may be (RFC 9110, section 8.3.1). Anything else is fit for no header: a line break begins another one. */
public final class MediaTypes {
    private static final int LONGEST = 1_000;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final String QUOTED = "\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+\"";
    private static final String PARAMETER = "(?:" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + "))?+";
    private static final Pattern SHAPE =
            Pattern.compile(TOKEN + "/" + TOKEN + "(?:[\\t ]*+;[\\t ]*+" + PARAMETER + ")*+[\\t ]*+");

    private MediaTypes() {}

    public static boolean isMediaType(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /** Type and subtype in lower case, without parameters. */
    public static String essence(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isJson(String type) {
        String essence = essence(type);
        return essence.endsWith("/json") || essence.endsWith("+json");
    }

    public static boolean isXml(String type) {
        String essence = essence(type);
        return essence.endsWith("/xml") || essence.endsWith("+xml");
    }
}
