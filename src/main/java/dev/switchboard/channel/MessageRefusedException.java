package dev.switchboard.channel;

/** The broker is there and would not take what was sent. Nothing of it was sent. */
public final class MessageRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /** Artemis' own name for a message whose duplicate id it knows; its classes are not in the WAR. */
    private static final String DUPLICATE = "ActiveMQDuplicateIdException";

    /** Artemis' own number for that a queue does not exist. */
    private static final String NO_SUCH_QUEUE = "AMQ229017";

    MessageRefusedException(Throwable cause) {
        super("The broker refused", cause);
    }

    /** Whether what was to be done to a queue can't be, for it isn't there. */
    boolean isForWantOfTheQueue() {
        return getCause() != null && String.valueOf(getCause().getMessage()).contains(NO_SUCH_QUEUE);
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
