package dev.switchboard.requestcallback;

import dev.switchboard.delivery.Dispatcher;
import dev.switchboard.delivery.Envelope;
import dev.switchboard.delivery.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Collection;

/** Where letters to return addresses are handed over to {@code delivery}. */
@ApplicationScoped
public class Callbacks {
    @Inject
    private InstantSource clock;

    @Inject
    private Dispatcher dispatcher;

    /** When a letter that is about to be stored is due for everybody. */
    long dueAt(Letter letter) {
        return clock.millis();
    }

    /** The letters of these exchanges are stored; those without a return address have none. */
    void stored(Collection<EndedExchange> ended) {
        dispatcher.takeUp(ended.stream()
                .flatMap(exchange -> CallbackLetter.of(exchange).stream())
                .map(letter -> new Envelope(letter, clock.millis(), clock.millis(), false))
                .toList());
    }
}
