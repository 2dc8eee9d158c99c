package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Outcome;
import dev.switchboard.http.Answer;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What callers who go on are answered. */
final class CallbackAnswers {
    private static final int ACCEPTED = 202;
    private static final String SOON = "1";
    private static final long LONGEST_PAUSE = 30;
    private static final String APPLIED = "Preference-Applied";

    private CallbackAnswers() {}

    /** @param patience that was granted, where the caller waited a while */
    static Answer accepted(Exchange exchange, Optional<Duration> patience) {
        return json(ACCEPTED, ExchangeJson.write(exchange).build())
                .with("Location", Paths.of(exchange.id()))
                .with("Retry-After", SOON)
                .with(
                        APPLIED,
                        "respond-async"
                                + patience.map(time -> ", " + wait(time)).orElse(""))
                .with(Answer.EXCHANGE_ID, exchange.id().text());
    }

    /** While the reply isn't there: the older the exchange, the less it helps to ask again soon. */
    static Answer pending(Exchange exchange, long nowMillis) {
        long age = TimeUnit.MILLISECONDS.toSeconds(nowMillis - exchange.id().epochMillis());
        return json(ACCEPTED, ExchangeJson.write(exchange).build())
                .with("Retry-After", Long.toString(Math.max(1, Math.min(LONGEST_PAUSE, age / 4))))
                .with(Answer.EXCHANGE_ID, exchange.id().text());
    }

    static Answer ended(Outcome outcome, String path, Duration patience) {
        return Answer.of(outcome, path).with(APPLIED, wait(patience));
    }

    static Answer json(int status, JsonObject json) {
        return new Answer(status, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String wait(Duration patience) {
        return "wait=" + patience.toSeconds();
    }
}
