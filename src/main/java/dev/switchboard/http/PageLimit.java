package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import org.jspecify.annotations.Nullable;

/** How much of a list a caller wants at once. */
public final class PageLimit {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private PageLimit() {}

    /**
     * Reads the parameter {@code limit}.
     *
     * @return 1 to 500; 50 where nothing is asked for
     * @throws ProblemException {@code unreadable-field} for anything else
     */
    public static int read(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw new ProblemException(Fault.UNREADABLE_FIELD, "limit is from 1 to " + MOST);
    }
}
