package dev.switchboard.wiretap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one tap of this node, without a proxy before it: it stands on the way of every request. */
@ApplicationScoped
public class WireTapBean {
    @Inject
    private InstantSource clock;

    @Produces
    @Singleton
    WireTap tap() {
        return new WireTap(clock);
    }
}
