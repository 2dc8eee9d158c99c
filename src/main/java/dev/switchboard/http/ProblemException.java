package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a call with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final @Nullable Duration retryAfter;

    /** @param detail for the caller */
    public ProblemException(Fault fault, String detail) {
        this(fault, detail, null);
    }

    /**
     * Where it may be worth asking again.
     *
     * @param detail for the caller
     */
    public ProblemException(Fault fault, String detail, @Nullable Duration retryAfter) {
        super(detail, null, false, false); // an answer, not a failure: nobody reads its stack trace
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    Problem problem() {
        return new Problem(fault, String.valueOf(getMessage()), Optional.empty(), Optional.ofNullable(retryAfter));
    }
}
