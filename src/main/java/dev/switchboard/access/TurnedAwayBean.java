package dev.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one count of this node, without a proxy before it. */
@ApplicationScoped
public class TurnedAwayBean {
    @Produces
    @Singleton
    TurnedAway turnedAway() {
        return new TurnedAway();
    }
}
