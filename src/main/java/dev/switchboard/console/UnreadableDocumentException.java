package dev.switchboard.console;

/** A text isn't what its type says. */
final class UnreadableDocumentException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableDocumentException(Exception cause) {
        super(cause);
    }
}
