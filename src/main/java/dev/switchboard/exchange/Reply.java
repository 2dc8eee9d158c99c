package dev.switchboard.exchange;

/**
 * What a replier answered.
 *
 * @param status as of HTTP, 200 to 599; 400 and above mean that the replier could not do what was asked
 */
public record Reply(Content content, int status) {
    public static final int OK = 200;

    public Reply {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A reply's status is from 200 to 599, not " + status);
        }
    }
}
