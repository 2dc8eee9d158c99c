package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Outcome.Cancelled;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.ServiceFigures;
import dev.switchboard.registry.Services;
import dev.switchboard.tracing.Tracing;
import dev.switchboard.wiretap.ExchangePattern;
import dev.switchboard.wiretap.WireTap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What follows once it is in the ledger that exchanges ended or went on: it is counted, and told on. */
@ApplicationScoped
public class Aftermath {
    @Inject
    private Services services;

    @Inject
    private Figures figures;

    @Inject
    private ExchangeWatch watch;

    @Inject
    private WireTap tap;

    @Inject
    private Tracing tracing;

    void of(List<Fate> fates) {
        for (Fate fate : fates) {
            if (fate instanceof Fate.Recorded recorded) {
                watch.changed(recorded.id());
                tap.pending(recorded.id(), recorded.service(), ExchangePattern.REQUEST_CALLBACK);
            } else if (fate instanceof Fate.Late late) {
                count(late.service(), ServiceFigures::repliedLate);
            } else if (fate instanceof Fate.Forged forged) {
                count(forged.service(), ServiceFigures::forged);
            } else if (fate instanceof Fate.Ended ended) {
                EndedExchange exchange = ended.exchange();
                tracing.replied(
                        exchange.id(), CallbackChannel.REPLIES, Optional.of(exchange.trace()), exchange.outcome());
            }
        }
        ended(fates.stream()
                .filter(Fate.Ended.class::isInstance)
                .map(fate -> ((Fate.Ended) fate).exchange())
                .toList());
    }

    void ended(Collection<EndedExchange> exchanges) {
        if (exchanges.isEmpty()) {
            return;
        }
        for (EndedExchange exchange : exchanges) {
            count(exchange);
            watch.changed(exchange.id());
            tap.ended(exchange.id(), exchange.service(), exchange.outcome(), exchange.endedAt());
        }
    }

    void cancelled(Exchange exchange) {
        watch.changed(exchange.id());
        exchange.endedAt()
                .ifPresent(at -> tap.ended(exchange.id(), exchange.service(), new Cancelled(exchange.id()), at));
    }

    private void count(EndedExchange exchange) {
        if (exchange.outcome() instanceof Replied replied) {
            count(exchange.service(), service -> service.replied(replied.reply()));
        } else if (exchange.outcome() instanceof Expired) {
            count(exchange.service(), ServiceFigures::timedOut);
        }
    }

    private void count(ServiceName name, Consumer<ServiceFigures> counting) {
        services.find(name.text()).map(figures::of).ifPresent(counting);
    }
}
