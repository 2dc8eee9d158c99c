package dev.switchboard.access;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.http.ProblemException;
import java.util.Optional;

/** What callers prove themselves with. To be asked on the way of every call, until the last one has been answered. */
public interface Credentials {

    /**
     * Who bears this.
     *
     * @param text what follows {@code Bearer} in the header Authorization
     * @throws ProblemException {@code invalid-key} if it is nobody's
     * @throws LedgerUnavailableException if it isn't known here, and can't be looked up
     */
    Caller bearing(String text);

    /**
     * Who has signed in and was given this.
     *
     * @param text of the session's cookie
     * @return empty where the session has ended, or there never was one
     */
    Optional<Caller> signedIn(String text);

    /** Whether {@link #bearing} would still tell who it is, by what is known here: asked again and again while a stream goes on. */
    boolean isStillBorne(String text);

    /** As {@link #isStillBorne}, of who has signed in. */
    boolean isStillSignedIn(String text);
}
