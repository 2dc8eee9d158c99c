package dev.switchboard.deadletters;

import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.DeadLetterChannel;
import dev.switchboard.deadletters.DeadLetter.Delivery;
import dev.switchboard.deadletters.DeadLetter.Queued;
import dev.switchboard.delivery.Dispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All that failed for good, wherever it lies. */
@ApplicationScoped
public class DeadLetters {
    private static final int MOST_BROWSED = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    private DeadDeliveryStore deliveries;

    @Inject
    private DeadLetterChannel channel;

    @Inject
    private Dispatcher dispatcher;

    List<DeadLetter> find(Sought sought, int most) throws BrokerUnavailableException {
        Stream<DeadLetter> delivered = deliveries.find(sought, most).stream().map(Delivery::new);
        Stream<DeadLetter> queued = channel.browse(MOST_BROWSED).stream().map(Queued::new);
        return Stream.concat(delivered, queued)
                .filter(sought::matches)
                .limit(most)
                .toList();
    }

    /**
     * Sends them again to where they came from: a delivery is attempted once more, a message is put back into its queue. After some
     * seconds no other is begun: one that somebody else is sending is waited for.
     *
     * @return how many
     */
    int sendAgain(Sought sought, int most) throws BrokerUnavailableException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int sent = 0;
        for (DeadLetter letter : find(sought, most)) {
            if (System.nanoTime() - end < 0 && sendAgain(letter)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean sendAgain(DeadLetter letter) throws BrokerUnavailableException {
        if (letter instanceof Delivery delivery) {
            dispatcher.redeliver(delivery.dead().status());
            return true;
        }
        return channel.sendAgain(((Queued) letter).dead());
    }
}
