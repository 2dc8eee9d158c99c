package dev.switchboard.requestresponse;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Delivery;
import dev.switchboard.channel.RequestMessage;
import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.operations.Unproxied;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.Services;
import dev.switchboard.tracing.OpenSpan;
import dev.switchboard.tracing.Tracing;
import dev.switchboard.wiretap.ExchangePattern;
import dev.switchboard.wiretap.WireTap;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Messaging Gateway: the way of a request from whoever asks to the broker, the same for all who ask. The lanes of HTTP callers
 * use it directly, because the stateless {@link Requestor} in front of it costs them and gives them nothing.
 */
@Unproxied
public class RequestGateway {
    private static final Logger LOG = System.getLogger(RequestGateway.class.getName());

    private static final String BROKER_UNAVAILABLE = "broker-unavailable";

    @Inject
    private Services services;

    @Inject
    private Admission admission;

    @Inject
    private PendingReplies pending;

    @Inject
    private Figures figures;

    @Inject
    private BrokerLink broker;

    @Inject
    private ReplyAddress replyAddress;

    @Inject
    private MessageIds messageIds;

    @Inject
    private WireTap tap;

    @Inject
    private Tracing tracing;

    @Inject
    private InstantSource clock;

    /** As {@link Requestor#request}. */
    public CompletableFuture<Outcome> request(String service, Request request) {
        Optional<ServiceDeclaration> declared = services.find(service);
        if (declared.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Refused(Fault.UNKNOWN_SERVICE, "No service is declared under the name " + service));
        }
        Optional<Refused> refusal = admission.refusal(declared.get());
        refusal.ifPresent(why -> refused(declared.get(), why));
        return refusal.isPresent() ? CompletableFuture.completedFuture(refusal.get()) : send(declared.get(), request);
    }

    private void refused(ServiceDeclaration service, Refused why) {
        figures.of(service).refused(why.fault());
        tap.refused(service.name(), why);
    }

    private CompletableFuture<Outcome> send(ServiceDeclaration service, Request request) {
        long now = clock.millis();
        ExchangeId id = ExchangeId.at(now);
        Deadline deadline =
                Deadline.after(now, request.patience().map(service::grant).orElse(service.timeout()));
        tap.pending(id, service.name(), ExchangePattern.REQUEST_RESPONSE);
        PendingReply reply = pending.await(id, service, deadline, now, figures.of(service));
        Optional<TraceContext> parent = tracing.parent(request.trace());
        if (tracing.isOn()) {
            reply.tell(outcome -> tracing.replied(id, replyAddress.queue(), parent, outcome));
        }
        OpenSpan span = tracing.sending(id, service.name(), parent);
        RequestMessage message =
                new RequestMessage(id, service.name(), span.around(request), deadline, replyAddress.queue());
        try {
            send(service, message, reply, Delivery.expiringAfter(deadline.remainingMillis(now)));
            span.end();
            log("Request {0} to {1}", message, Optional.empty());
            return reply;
        } catch (BrokerUnavailableException e) {
            span.failed(BROKER_UNAVAILABLE);
            log("Request {0} to {1} could not be sent: {3}", message, Optional.of(e));
            if (!pending.abandon(reply)) {
                return reply; // it has ended meanwhile
            }
            Refused refused = new Refused(
                            Fault.BROKER_UNAVAILABLE,
                            "The broker did not take the request, or the connection broke meanwhile",
                            Optional.of(Admission.SOON))
                    .of(id);
            figures.of(service).refused(refused.fault());
            tap.ended(id, service.name(), refused);
            return CompletableFuture.completedFuture(refused);
        }
    }

    private static void log(String text, RequestMessage message, Optional<Exception> failure) {
        if (LOG.isLoggable(Level.DEBUG)) { // a trace may have to be made first
            Object[] subjects = {message.id(), message.service(), message.trace(), failure.orElse(null)};
            LOG.log(Level.DEBUG, text, subjects);
        }
    }

    private void send(ServiceDeclaration service, RequestMessage message, PendingReply reply, Delivery delivery)
            throws BrokerUnavailableException {
        String queue = service.name().text();
        switch (service.correlateBy()) {
            case CORRELATION_ID -> broker.send(queue, message, delivery);
            case MESSAGE_ID -> messageIds.send(queue, message, delivery, reply);
        }
    }
}
