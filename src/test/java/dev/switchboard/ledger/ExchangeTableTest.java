package dev.switchboard.ledger;

import static dev.switchboard.ledger.Tables.AT_ONCE;
import static dev.switchboard.ledger.Tables.DEADLINE;
import static dev.switchboard.ledger.Tables.NOW;
import static dev.switchboard.ledger.Tables.exchange;
import static dev.switchboard.ledger.Tables.exchangeTo;
import static dev.switchboard.ledger.Tables.exchangeWithKey;
import static dev.switchboard.ledger.Tables.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.requestcallback.Exchange;
import dev.switchboard.requestcallback.ExchangeQuery;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

class ExchangeTableTest {
    @OnBothDatabases
    void exchangesAreListedNewestFirstPageByPage(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        List<ExchangeId> newestFirst = Stream.generate(() -> tables.begin(exchange()))
                .limit(5)
                .sorted(Comparator.comparing(ExchangeId::text).reversed())
                .toList();

        assertThat(ids(tables, page(Optional.empty(), 3))).isEqualTo(newestFirst.subList(0, 3));
        assertThat(ids(tables, page(Optional.of(newestFirst.get(2)), 3))).isEqualTo(newestFirst.subList(3, 5));
    }

    @OnBothDatabases
    void theyAreFoundByServiceStateAndDelivery(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId pending = tables.begin(exchange());
        ExchangeId toTell = tables.begin(exchangeTo("jms:queue:outcomes"));
        ExchangeId replied = tables.begin(exchange());
        tables.arrive(reply(replied, 200, "x"));

        assertThat(ids(tables, query("a.service", null, null))).hasSize(3);
        assertThat(ids(tables, query("b.service", null, null))).isEmpty();
        assertThat(ids(tables, query(null, ExchangeState.REPLIED, null))).containsExactly(replied);
        assertThat(ids(tables, query(null, ExchangeState.PENDING, null))).containsExactlyInAnyOrder(pending, toTell);
        assertThat(ids(tables, query(null, null, "pending"))).containsExactly(toTell);
        assertThat(ids(tables, query(null, null, "dead"))).isEmpty();
    }

    @OnBothDatabases
    void whatEndedLongAgoIsForgottenALittleAtATime(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        Stream.generate(() -> tables.begin(exchange())).limit(3).forEach(id -> tables.arrive(reply(id, 200, "x")));
        ExchangeId pending = tables.begin(exchange());
        long later = NOW + Duration.ofDays(1).toMillis();

        assertThat(tables.retention.forgetExchanges(NOW, 2)).isZero();
        assertThat(tables.retention.forgetExchanges(later, 2)).isEqualTo(2);
        assertThat(tables.retention.forgetExchanges(later, 2)).isEqualTo(1);
        assertThat(tables.find(pending).state()).isEqualTo(ExchangeState.PENDING);
        assertThat(tables.count("exchange")).isEqualTo(1);
    }

    @OnBothDatabases
    void whatIsStillToBeToldIsNotForgotten(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchangeTo("jms:queue:outcomes"));
        tables.endings.expire(10, AT_ONCE, DEADLINE);
        tables.outbox.remember(Map.of("ID:1", id));
        long later = NOW + Duration.ofDays(1).toMillis();

        assertThat(tables.retention.forgetExchanges(later, 10)).isZero();
        tables.database.with(
                connection -> Sql.update(connection, "update delivery set state = 'delivered'", statement -> {}));
        assertThat(tables.retention.forgetExchanges(later, 10)).isEqualTo(1);
        assertThat(tables.count("delivery")).isZero();
        assertThat(tables.count("request_message")).isZero();
    }

    @OnBothDatabases
    void keysAreForgottenWhenTheirDayIsOver(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        tables.accept(exchangeWithKey("a", "f"), exchangeWithKey("b", "f"), exchangeWithKey("c", "f"));
        long tomorrow = NOW + Duration.ofDays(1).toMillis();

        assertThat(tables.retention.forgetKeys(tomorrow - 1, 2)).isZero();
        assertThat(tables.retention.forgetKeys(tomorrow, 2)).isEqualTo(2);
        assertThat(tables.retention.forgetKeys(tomorrow, 2)).isEqualTo(1);
    }

    private static List<ExchangeId> ids(Tables tables, ExchangeQuery query) {
        return tables.exchanges.list(query).stream().map(Exchange::id).toList();
    }

    private static ExchangeQuery page(Optional<ExchangeId> before, int limit) {
        return new ExchangeQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), before, limit);
    }

    private static ExchangeQuery query(
            @Nullable String service, @Nullable ExchangeState state, @Nullable String delivery) {
        return new ExchangeQuery(
                Optional.ofNullable(service),
                Optional.ofNullable(state),
                Optional.ofNullable(delivery),
                Optional.empty(),
                Optional.empty(),
                10);
    }
}
