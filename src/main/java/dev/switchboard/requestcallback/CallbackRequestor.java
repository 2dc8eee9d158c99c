package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.Problem;
import dev.switchboard.http.ProblemMapper;
import dev.switchboard.requestcallback.Promise.Given;
import dev.switchboard.requestcallback.Promise.Withheld;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Begins an exchange, and answers its caller: with the promise, or with the outcome where that comes while he waits. */
@ApplicationScoped
public class CallbackRequestor {
    private static final Logger LOG = System.getLogger(CallbackRequestor.class.getName());

    @Inject
    private Acceptance acceptance;

    @Inject
    private Exchanges exchanges;

    /**
     * Asks for a promise.
     *
     * @param patience how long the caller waits for the outcome
     * @param path that was called
     * @return completes with the answer, never exceptionally
     */
    CompletableFuture<Answer> request(NewExchange exchange, Optional<Duration> patience, String path) {
        return acceptance.promise(exchange).thenCompose(promise -> {
            if (promise instanceof Withheld withheld) {
                return CompletableFuture.completedFuture(Answer.of(withheld.why(), path));
            }
            ExchangeId id = ((Given) promise).id();
            CompletableFuture<Answer> accepted = id.equals(exchange.request().id())
                    ? begun(Exchange.of(exchange), patience, path)
                    : repeated(id, patience, path);
            return accepted;
        });
    }

    /** The promise is given: whatever fails now, the caller must have it. */
    private CompletableFuture<Answer> begun(Exchange exchange, Optional<Duration> patience, String path) {
        CompletableFuture<Answer> promise =
                CompletableFuture.completedFuture(CallbackAnswers.accepted(exchange, patience));
        if (patience.isEmpty()) {
            return promise;
        }
        return outcome(exchange.id(), patience.get(), path).exceptionallyCompose(failure -> {
            LOG.log(Level.DEBUG, "Not waiting for the outcome of {0}", exchange.id(), failure);
            return promise;
        });
    }

    private CompletableFuture<Answer> repeated(ExchangeId id, Optional<Duration> patience, String path) {
        return patience.map(time -> outcome(id, time, path))
                .orElseGet(() -> exchanges.find(id).thenApply(found -> found.map(
                                exchange -> CallbackAnswers.accepted(exchange, patience))
                        .orElseGet(() -> unknown(path))))
                .exceptionally(failure -> ProblemMapper.problem(failure).toAnswer(path));
    }

    private CompletableFuture<Answer> outcome(ExchangeId id, Duration patience, String path) {
        Optional<Duration> asked = Optional.of(patience);
        return exchanges.whenEnded(id, patience).thenCompose(found -> {
            if (found.isEmpty()) {
                return CompletableFuture.completedFuture(unknown(path));
            }
            Exchange exchange = found.get();
            return exchange.state().hasEnded()
                    ? exchanges.outcome(id).thenApply(ended -> ended.map(
                                    outcome -> CallbackAnswers.ended(outcome, path, patience))
                            .orElseGet(() -> unknown(path)))
                    : CompletableFuture.completedFuture(CallbackAnswers.accepted(exchange, asked));
        });
    }

    private static Answer unknown(String path) {
        return new Problem(Fault.UNKNOWN_EXCHANGE, "It was begun, and is not kept any more").toAnswer(path);
    }
}
