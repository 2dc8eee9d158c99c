package dev.switchboard.requestresponse;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Delivery;
import dev.switchboard.channel.RequestMessage;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.Services;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends a request to a service, for callers in this JVM and for {@link RequestResource}.
 *
 * <p>No transaction: the request must leave before its reply can come.
 */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class Requestor {
    @Inject
    private Services services;

    @Inject
    private PendingReplies pending;

    @Inject
    private BrokerLink broker;

    @Inject
    private ReplyQueue replyQueue;

    @Inject
    private InstantSource clock;

    /**
     * Sends the request and returns at once.
     *
     * @return completes with the outcome, never exceptionally, and at the service's deadline at the latest
     */
    public CompletionStage<Outcome> request(ServiceName service, Content content) {
        return services.find(service)
                .map(declaration -> send(declaration, content))
                .orElseGet(() -> refuse(Fault.UNKNOWN_SERVICE, "No service is declared under the name " + service));
    }

    private CompletionStage<Outcome> send(ServiceDeclaration service, Content content) {
        long now = clock.millis();
        ExchangeId id = ExchangeId.at(now);
        Deadline deadline = Deadline.after(now, service.timeout());
        CompletionStage<Outcome> outcome = pending.await(id, deadline, now);
        RequestMessage message = new RequestMessage(id, service.name(), content, deadline, replyQueue.name());
        try {
            broker.send(service.name().text(), message, Delivery.expiringAfter(deadline.remainingMillis(now)));
            return outcome;
        } catch (BrokerUnavailableException e) {
            pending.forget(id);
            return refuse(Fault.BROKER_UNAVAILABLE, "Switchboard is looking for it; nothing was sent");
        }
    }

    private static CompletionStage<Outcome> refuse(Fault fault, String detail) {
        return CompletableFuture.completedStage(new Refused(fault, detail));
    }
}
