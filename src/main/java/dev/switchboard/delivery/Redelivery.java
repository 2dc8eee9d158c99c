package dev.switchboard.delivery;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Attempts that somebody asks for. */
@ApplicationScoped
public class Redelivery {
    @Inject
    private DeliveryStore store;

    @Inject
    private Dispatcher dispatcher;

    /**
     * Makes one more attempt now. It takes nothing from the schedule; where it fails, all is as it was.
     *
     * @return how the delivery stands now; empty if there is none
     * @throws ProblemException {@code delivery-pending} while its first attempt is being made
     */
    Optional<DeliveryStatus> of(DeliveryId id) {
        return store.find(id).flatMap(delivery -> {
            if (delivery.progress().state() == DeliveryState.PENDING) {
                throw new ProblemException(Fault.DELIVERY_PENDING, "Its first attempt is being made; see how it ends");
            }
            dispatcher.redeliver(delivery);
            return store.find(id);
        });
    }
}
