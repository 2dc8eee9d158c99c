package dev.switchboard.requestcallback;

import dev.switchboard.operations.Drainable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How this pattern comes to its end on this node: every promise is in the ledger, so nobody need be waited for. */
@ApplicationScoped
public class Ending implements Drainable {
    @Inject
    private Acceptance acceptance;

    @Inject
    private OutboxRelay relay;

    @Inject
    private CallbackReplyListener replies;

    @Inject
    private GivenUpListener givenUp;

    @Inject
    private ExchangeWatch watch;

    @Inject
    private Exchanges exchanges;

    // the beans are gone before the last calls have come, so whoever needs to know then asks the class
    private static volatile boolean begun;

    static boolean hasBegun() {
        return begun;
    }

    /** Who waits is told how things stand. */
    @Override
    public void close() {
        begun = true;
        watch.close();
    }

    @Override
    public boolean isIdle() {
        return acceptance.isIdle() && watch.isIdle();
    }

    @Override
    public void end() {
        acceptance.end();
        relay.end();
        replies.end();
        givenUp.end();
        exchanges.end();
    }
}
