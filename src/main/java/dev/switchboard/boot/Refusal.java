package dev.switchboard.boot;

/** Why Switchboard doesn't start: one line, for the person who started it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String reason) {
        super(reason);
    }
}
