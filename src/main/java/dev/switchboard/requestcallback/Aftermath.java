package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.ServiceFigures;
import dev.switchboard.registry.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
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

    void of(List<Fate> fates) {
        for (Fate fate : fates) {
            if (fate instanceof Fate.Recorded recorded) {
                watch.changed(recorded.id());
            } else if (fate instanceof Fate.Late late) {
                count(late.service(), ServiceFigures::repliedLate);
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
        }
    }

    void cancelled(ExchangeId id) {
        watch.changed(id);
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
