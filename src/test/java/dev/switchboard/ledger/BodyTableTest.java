package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.console.Bodies;
import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.ExchangeId;

class BodyTableTest {
    @OnBothDatabases
    void aPendingExchangeHasOnlyItsRequest(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(Tables.exchange());

        Bodies bodies = new BodyTable(tables.database).find(id).orElseThrow();

        assertThat(bodies.request().bytes()).asString().isEqualTo("question");
        assertThat(bodies.request().encoding()).contains("identity");
        assertThat(bodies.reply()).isEmpty();
    }

    @OnBothDatabases
    void anAnsweredOneHasItsReplyToo(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(Tables.exchange());
        tables.arrive(Tables.reply(id, 200, "answer"));

        Bodies bodies = new BodyTable(tables.database).find(id).orElseThrow();

        assertThat(bodies.reply().orElseThrow().bytes()).asString().isEqualTo("answer");
    }

    @OnBothDatabases
    void thereIsNothingOfAnExchangeThatThereIsNot(FreshDatabase database) {
        Tables tables = new Tables(database.source());

        assertThat(new BodyTable(tables.database).find(ExchangeId.at(Tables.NOW)))
                .isEmpty();
    }
}
