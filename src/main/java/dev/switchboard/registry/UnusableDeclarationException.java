package dev.switchboard.registry;

/** A declaration with a value that can't be used; says which, and what could be. */
public final class UnusableDeclarationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    UnusableDeclarationException(String field, String rule) {
        super(field + " " + rule);
        this.reason = field + " " + rule;
    }

    public String reason() {
        return reason;
    }
}
