package dev.switchboard.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** Where time comes from. */
@ApplicationScoped
public class SystemClock {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
