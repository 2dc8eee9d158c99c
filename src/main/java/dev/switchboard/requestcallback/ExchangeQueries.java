package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.http.PageLimit;
import dev.switchboard.http.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which exchanges a caller wants to see. */
final class ExchangeQueries {
    private static final List<String> DELIVERY_STATES = List.of("pending", "retrying", "delivered", "dead");

    private ExchangeQueries() {}

    /** @throws ProblemException {@code unreadable-field} that names the parameter */
    static ExchangeQuery read(
            Optional<String> caller,
            @Nullable String service,
            @Nullable String state,
            @Nullable String delivery,
            @Nullable String cursor,
            @Nullable String limit) {
        return new ExchangeQuery(
                Optional.ofNullable(service).map(ExchangeQueries::service),
                Optional.ofNullable(state).map(ExchangeQueries::state),
                Optional.ofNullable(delivery).map(ExchangeQueries::delivery),
                caller,
                Optional.ofNullable(cursor).map(ExchangeQueries::cursor),
                PageLimit.read(limit));
    }

    private static String service(String text) {
        return ServiceName.find(text)
                .map(ServiceName::text)
                .orElseThrow(() -> unreadable("service is the name of a service"));
    }

    private static ExchangeState state(String text) {
        return ExchangeState.find(text)
                .orElseThrow(() -> unreadable("state is one of "
                        + Arrays.stream(ExchangeState.values())
                                .map(ExchangeState::text)
                                .collect(Collectors.joining(", "))));
    }

    private static String delivery(String text) {
        if (!DELIVERY_STATES.contains(text)) {
            throw unreadable("delivery is one of " + String.join(", ", DELIVERY_STATES));
        }
        return text;
    }

    private static ExchangeId cursor(String text) {
        return ExchangeId.find(text).orElseThrow(() -> unreadable("cursor is what the page before named as next"));
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(Fault.UNREADABLE_FIELD, detail);
    }
}
