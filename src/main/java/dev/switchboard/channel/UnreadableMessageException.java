package dev.switchboard.channel;

/** A message that can't be made sense of, and why: the reason goes with it to the Invalid Message Channel. */
public final class UnreadableMessageException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    public UnreadableMessageException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
