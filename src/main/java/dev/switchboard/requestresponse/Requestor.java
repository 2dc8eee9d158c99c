package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Request;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request to a service, for callers in this JVM.
 *
 * <p>No transaction: the request must leave before its reply can come.
 */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class Requestor {
    @Inject
    private RequestGateway gateway;

    /**
     * Sends the request and returns at once.
     *
     * @param service its name
     * @return completes with the outcome, never exceptionally, and at the deadline at the latest; to cancel it gives up waiting
     */
    public CompletableFuture<Outcome> request(String service, Request request) {
        return gateway.request(service, request);
    }
}
