package dev.switchboard.channel;

import org.jspecify.annotations.Nullable;

/** There is no connection to the broker now. It is being looked for; nothing was sent. */
public final class BrokerUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    BrokerUnavailableException(@Nullable Throwable cause) {
        super("The broker can't be reached", cause);
    }
}
