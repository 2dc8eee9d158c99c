package dev.switchboard.requestresponse;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Cancelled;
import dev.switchboard.registry.Repliers;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.ServiceFigures;
import dev.switchboard.wiretap.WireTap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A caller who waits: what completes is the outcome. To cancel it means that the caller has gone. */
final class PendingReply extends CompletableFuture<Outcome> {
    private final PendingReplies pending;
    private final WireTap tap;
    private final ExchangeId id;
    private final ServiceDeclaration service;
    private final ServiceFigures figures;
    private final long sentAt = DeadlineWatch.now();
    private final long dueAt;
    private volatile @Nullable Consumer<Outcome> listener;

    /** @param patience nanoseconds from now to its deadline */
    PendingReply(
            PendingReplies pending,
            WireTap tap,
            ExchangeId id,
            ServiceDeclaration service,
            ServiceFigures figures,
            long patience) {
        this.pending = pending;
        this.tap = tap;
        this.id = id;
        this.service = service;
        this.figures = figures;
        this.dueAt = sentAt + patience;
    }

    ExchangeId id() {
        return id;
    }

    Repliers repliers() {
        return service.repliers();
    }

    ServiceFigures figures() {
        return figures;
    }

    long nanosSinceSent() {
        return DeadlineWatch.now() - sentAt;
    }

    /** As {@link DeadlineWatch#now} tells the time. */
    long dueAt() {
        return dueAt;
    }

    /** Tells the outcome to this one before the caller; to be called before the request leaves. */
    void tell(Consumer<Outcome> first) {
        listener = first;
    }

    /** A late reply is to be known by this id too. */
    void isGoneAs(String correlationId) {
        pending.rememberGone(correlationId, figures);
    }

    @Override
    public boolean complete(Outcome outcome) {
        try {
            tap.ended(id, service.name(), outcome);
            Consumer<Outcome> told = listener;
            if (told != null) {
                told.accept(outcome);
            }
        } finally {
            super.complete(outcome); // nobody else would
        }
        return true;
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        if (!pending.abandon(this)) {
            return false; // whoever ended it tells its outcome
        }
        tap.ended(id, service.name(), new Cancelled(id));
        return super.cancel(mayInterrupt);
    }
}
