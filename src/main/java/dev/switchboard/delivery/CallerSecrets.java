package dev.switchboard.delivery;

import java.util.List;
import java.util.Optional;

/** Where the secrets are that sign what is told to callers. */
public interface CallerSecrets {

    /**
     * Those that sign for a caller, the newest first, whether or not he may still call.
     *
     * @param caller who made the exchange
     * @return empty for callers who have none of their own
     */
    Optional<List<SigningSecret>> of(String caller);
}
