package dev.switchboard.requestcallback;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Delivery;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.OutgoingMessage;
import dev.switchboard.channel.TransactedSender;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.registry.CorrelateBy;
import dev.switchboard.registry.Services;
import dev.switchboard.tracing.OpenSpan;
import dev.switchboard.tracing.Tracing;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends requests and takes them out of the outbox: many in one transaction of the broker; one by one where the broker refuses
 * them together, so that one it doesn't take delays no other.
 *
 * <p>If the process dies in between, they are sent again: the broker knows them by their duplicate ids.
 */
@Dependent
class RequestSending {
    private static final Logger LOG = System.getLogger(RequestSending.class.getName());
    private static final long PAUSE_MILLIS = 30_000;

    @Inject
    private BrokerLink broker;

    @Inject
    private OutboxStore outbox;

    @Inject
    private Backlog backlog;

    @Inject
    private Services services;

    @Inject
    private Tracing tracing;

    @Inject
    private InstantSource clock;

    private TransactedSender sender;

    @PostConstruct
    void start() {
        sender = broker.transactedSender();
    }

    void send(List<OutgoingRequest> requests) {
        try {
            sendTogether(requests);
        } catch (BrokerUnavailableException | LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, requests.size() + " requests wait in the outbox", e);
        } catch (RuntimeException e) { // nobody else would tell
            LOG.log(Level.WARNING, requests.size() + " requests could not be sent, and wait in the outbox", e);
        }
    }

    private void sendTogether(List<OutgoingRequest> requests) throws BrokerUnavailableException {
        try {
            transmit(requests);
            sent(requests);
        } catch (MessageRefusedException e) {
            LOG.log(Level.DEBUG, "Sending one by one what was refused together", e);
            for (OutgoingRequest request : requests) {
                sendAlone(request);
            }
        }
    }

    private void sendAlone(OutgoingRequest request) throws BrokerUnavailableException {
        List<OutgoingRequest> alone = List.of(request);
        try {
            transmit(alone);
            sent(alone);
        } catch (MessageRefusedException e) {
            if (e.isDuplicate()) {
                sent(alone);
            } else {
                LOG.log(
                        Level.WARNING,
                        "The broker doesn''t take request {0} to {1}; it is tried again",
                        request.id(),
                        request.service(),
                        request.trace(),
                        e);
                outbox.postpone(List.of(request.id()), clock.millis() + PAUSE_MILLIS);
            }
        }
    }

    private void transmit(List<OutgoingRequest> requests) throws BrokerUnavailableException, MessageRefusedException {
        long now = clock.millis();
        List<OpenSpan> spans = requests.stream().map(this::span).toList();
        List<OutgoingMessage> messages = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            messages.add(message(requests.get(i), spans.get(i), now));
        }
        try {
            sender.send(messages, messageIds -> remember(requests, messageIds));
            spans.forEach(OpenSpan::end);
        } catch (BrokerUnavailableException | MessageRefusedException | LedgerUnavailableException e) {
            spans.forEach(span -> span.failed(e.getClass().getSimpleName()));
            throw e;
        }
    }

    private OpenSpan span(OutgoingRequest request) {
        return tracing.sending(request.id(), request.service(), Optional.of(request.trace()));
    }

    private static OutgoingMessage message(OutgoingRequest request, OpenSpan span, long now) {
        return new OutgoingMessage(
                request.service().text(),
                CallbackChannel.message(request, span),
                Delivery.guaranteedFor(request.deadline().remainingMillis(now)));
    }

    /** In the ledger before the broker has the message, so that no reply can be earlier. */
    private void remember(List<OutgoingRequest> requests, List<String> messageIds) {
        Map<String, ExchangeId> known = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            if (isCorrelatedByMessageId(requests.get(i))) {
                known.put(messageIds.get(i), requests.get(i).id());
            }
        }
        if (!known.isEmpty()) {
            outbox.remember(known);
        }
    }

    private boolean isCorrelatedByMessageId(OutgoingRequest request) {
        return services.find(request.service().text())
                .filter(service -> service.correlateBy() == CorrelateBy.MESSAGE_ID)
                .isPresent();
    }

    private void sent(List<OutgoingRequest> requests) {
        outbox.sent(requests.stream().map(OutgoingRequest::id).toList());
        backlog.shrankBy(requests.size());
    }
}
