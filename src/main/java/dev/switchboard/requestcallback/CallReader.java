package dev.switchboard.requestcallback;

import dev.switchboard.access.Caller;
import dev.switchboard.access.TurnedAway;
import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ReturnAddress.JmsQueue;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.http.IncomingRequest;
import dev.switchboard.http.Preferences;
import dev.switchboard.http.ProblemException;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.Services;
import dev.switchboard.tracing.OpenSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads what a caller who goes on asks for. */
@ApplicationScoped
public class CallReader {
    static final String CALLBACK_URL = "Callback-Url";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    @Inject
    private Services services;

    @Inject
    private ReturnAddresses returnAddresses;

    @Inject
    private IncomingRequest incoming;

    @Inject
    private TurnedAway turnedAway;

    @Inject
    private InstantSource clock;

    /** @param patience how long the caller wants to wait for the outcome, no longer than the service lets him */
    record Call(NewExchange exchange, Optional<Duration> patience) {}

    /**
     * Reads a call.
     *
     * @param span of the call, which the request will be part of
     * @throws ProblemException that names what can't be used
     */
    Call read(String service, HttpServletRequest call, OpenSpan span) throws IOException {
        ServiceDeclaration declared = services.find(service)
                .orElseThrow(() -> new ProblemException(
                        Fault.UNKNOWN_SERVICE, "No service is declared under the name " + service));
        Caller caller = Caller.of(call);
        Optional<ReturnAddress> returnAddress = only(call, CALLBACK_URL).map(returnAddresses::read);
        returnAddress.ifPresent(address -> requirePermitted(address, caller));
        Optional<String> key = only(call, IDEMPOTENCY_KEY).map(IdempotencyKey::read);
        Optional<Duration> patience =
                Preferences.read(Collections.list(call.getHeaders("Prefer"))).patience();
        Request request = span.around(incoming.read(call, call.getInputStream(), patience.map(declared::grant)));
        return new Call(
                new NewExchange(
                        outgoing(declared, request),
                        caller.id(),
                        returnAddress,
                        key.map(text ->
                                new IdempotencyKey(text, Fingerprint.of(service, request.content(), returnAddress)))),
                request.patience());
    }

    /** A callback that goes into a service's queue is a request to that service. */
    private void requirePermitted(ReturnAddress address, Caller caller) {
        if (address instanceof JmsQueue queue
                && !caller.mayUseService(queue.name())
                && services.find(queue.name()).isPresent()) {
            turnedAway.count(Fault.FORBIDDEN);
            throw new ProblemException(
                    Fault.FORBIDDEN, "Callback-Url: the key is limited to other services than " + queue.name());
        }
    }

    private OutgoingRequest outgoing(ServiceDeclaration service, Request request) {
        long now = clock.millis();
        ExchangeId id = ExchangeId.at(now);
        return new OutgoingRequest(
                id,
                service.name(),
                request.content(),
                request.trace().orElseGet(() -> TraceContext.startedBy(id)),
                Deadline.after(now, service.asyncTimeout()));
    }

    private static Optional<String> only(HttpServletRequest call, String header) {
        List<String> values = Collections.list(call.getHeaders(header));
        if (values.size() > 1) {
            throw new ProblemException(Fault.INVALID_REQUEST, header + " may be given once");
        }
        return values.stream().findFirst();
    }
}
