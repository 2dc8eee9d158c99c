package dev.switchboard.http;

import dev.switchboard.exchange.Fault;

/** Ends a call with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    /** @param detail for the caller */
    public ProblemException(Fault fault, String detail) {
        super(detail, null, false, false); // an answer, not a failure: nobody reads its stack trace
        this.fault = fault;
    }

    Problem problem() {
        return new Problem(fault, String.valueOf(getMessage()));
    }
}
