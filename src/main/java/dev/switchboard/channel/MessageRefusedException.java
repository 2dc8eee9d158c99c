package dev.switchboard.channel;

/** The broker is there and would not take what was sent. Nothing of it was sent. */
public final class MessageRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /** Artemis' own name for a message whose duplicate id it knows; its classes are not in the WAR. */
    private static final String DUPLICATE = "ActiveMQDuplicateIdException";

    MessageRefusedException(Throwable cause) {
        super("The broker refused", cause);
    }

    /** Whether one of the messages has been sent before. */
    public boolean isDuplicate() {
        for (Throwable reason = getCause(); reason != null; reason = reason.getCause()) {
            if (reason.getClass().getSimpleName().equals(DUPLICATE)) {
                return true;
            }
        }
        return false;
    }
}
