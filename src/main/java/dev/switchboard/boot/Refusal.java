package dev.switchboard.boot;

/** Why Switchboard doesn't start: one line, for the person who started it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    Refusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
