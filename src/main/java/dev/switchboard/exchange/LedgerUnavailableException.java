package dev.switchboard.exchange;

/** The database can't be reached, or refused. What was asked has not been done. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerUnavailableException(Throwable cause) {
        super("The ledger can't be used now", cause);
    }
}
