package dev.switchboard.delivery;

import java.util.List;

/** Whoever has letters delivered for origins of its own knows which secrets sign them. */
public interface SecretSource {
    /**
     * Those that sign for an origin, the newest first.
     *
     * @param origin as of {@link Letter#origin()}
     * @return empty where the origin isn't known here
     */
    List<SigningSecret> secretsOf(String origin);
}
