package dev.switchboard.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.delivery.Letter;
import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import dev.switchboard.publishsubscribe.Subscription;
import dev.switchboard.publishsubscribe.Subscription.PreviousSecret;
import dev.switchboard.publishsubscribe.SubscriptionId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SubscriptionTableTest {
    private static final SubscriptionId ID = new SubscriptionId("crm.customer-changed", "audit");
    private static final String ORIGIN = ID.origin();
    private static final URI URL = URI.create("https://audit.example.org:8443/events?all=1");
    private static final String RECEIVER = "https://audit.example.org:8443";

    @OnBothDatabases
    void aSubscriptionIsReadAsItWasWritten(FreshDatabase database) {
        SubscriptionTable table = table(database);
        Subscription plain = subscription();
        Subscription elsewhere = plain.to(URL, Optional.of("ümlaut = 'ß'"));

        assertThat(table.put(plain)).as("new").isTrue();
        assertThat(table.all()).containsExactly(plain);
        assertThat(table.put(elsewhere)).as("new").isFalse();
        assertThat(table.all()).containsExactly(elsewhere);
    }

    /** Two nodes may change different things of it at once. */
    @OnBothDatabases
    void whatIsChangedOfASubscriptionLeavesTheRest(FreshDatabase database) {
        SubscriptionTable table = table(database);
        Subscription plain = subscription();
        SigningSecret fresh = secret();
        table.put(plain);

        assertThat(table.rotate(ID, fresh, Instant.ofEpochMilli(2_000))).isTrue();
        assertThat(table.setPaused(ID, true)).isTrue();
        table.put(plain.to(URL, Optional.empty()));

        assertThat(table.all())
                .containsExactly(new Subscription(
                        ID,
                        plain.owner(),
                        URL,
                        Optional.empty(),
                        true,
                        fresh,
                        Optional.of(new PreviousSecret(plain.secret(), Instant.ofEpochMilli(2_000))),
                        plain.createdAt()));
    }

    @OnBothDatabases
    void whatIsNotThereIsNotChanged(FreshDatabase database) {
        SubscriptionTable table = table(database);

        assertThat(table.rotate(ID, secret(), Instant.ofEpochMilli(2_000))).isFalse();
        assertThat(table.setPaused(ID, true)).isFalse();
    }

    @OnBothDatabases
    void aRemovedOneKeepsItsNameUntilNothingIsLeftOfIt(FreshDatabase database) {
        SubscriptionTable table = table(database);
        table.put(subscription());
        post(table, letter(1));

        assertThat(table.remove(ID, 10)).as("was there").isTrue();
        assertThat(table.remove(ID, 11)).as("was there").isFalse();

        assertThat(table.all()).isEmpty();
        assertThat(table.outstanding(ORIGIN, 9)).isZero();
        assertThat(table.isGoing(ID)).isTrue();
        assertThat(table.removed(10)).isEmpty();
        assertThat(table.removed(11)).containsExactly(ID);
        table.forget(ID);
        assertThat(table.isGoing(ID)).isFalse();
        assertThat(table.put(subscription())).as("new").isTrue();
    }

    @OnBothDatabases
    void anEventThatComesAgainIsPostedOnce(FreshDatabase database) {
        SubscriptionTable table = table(database);

        post(table, letter(1), letter(2));
        post(table, letter(2), letter(3), letter(3));

        assertThat(table.outstanding(ORIGIN, 9)).isEqualTo(3);
        assertThat(table.outstanding(ORIGIN, 2)).isEqualTo(2);
        assertThat(table.outstanding()).containsExactly(Map.entry(ORIGIN, 3));
        assertThat(table.outstanding("another/one", 9)).isZero();
    }

    @OnBothDatabases
    void whatIsWithheldIsNotTakenUpUntilItIsReleased(FreshDatabase database) {
        SubscriptionTable table = table(database);
        DeliveryTable deliveries = new DeliveryTable(new Database(database.source()));
        post(table, letter(1));

        table.withhold(ORIGIN);
        assertThat(deliveries.outstanding()).isEmpty();
        assertThat(table.outstanding(ORIGIN, 9)).isEqualTo(1);

        table.release(subscription(), 50);
        assertThat(deliveries.outstanding()).containsExactly(Map.entry(RECEIVER, 50L));
    }

    @OnBothDatabases
    void whatIsOpenGoesToTheNewAddress(FreshDatabase database) {
        SubscriptionTable table = table(database);
        DeliveryTable deliveries = new DeliveryTable(new Database(database.source()));
        post(table, letter(1));

        table.release(subscription().to(URI.create("https://moved.example.org/"), Optional.empty()), 50);

        assertThat(deliveries.outstanding()).containsOnlyKeys("https://moved.example.org");
        assertThat(deliveries
                        .claim("https://moved.example.org", 9, 9_999, 60, 70)
                        .get(0)
                        .letter()
                        .address())
                .isEqualTo(new Webhook(URI.create("https://moved.example.org/")));
    }

    @OnBothDatabases
    void openDeliveriesAreNotTidiedAway(FreshDatabase database) {
        SubscriptionTable table = table(database);
        post(table, letter(1));

        table.tidy(ORIGIN, Long.MAX_VALUE);

        assertThat(table.outstanding(ORIGIN, 9)).isEqualTo(1);
    }

    private static SubscriptionTable table(FreshDatabase database) {
        return new SubscriptionTable(new Database(database.source()));
    }

    private static Subscription subscription() {
        return new Subscription(
                ID, "", URL, Optional.empty(), false, SECRET, Optional.empty(), Instant.ofEpochMilli(1_000));
    }

    private static final SigningSecret SECRET = secret();

    private static SigningSecret secret() {
        return SigningSecret.generate(new SecureRandom());
    }

    private static void post(SubscriptionTable table, Letter... letters) {
        table.post(ORIGIN, List.of(letters), letter -> 40, 40);
    }

    /** With more attributes than fit a column of ordinary width. */
    private static Letter letter(int number) {
        return new Letter(
                new ExchangeId("01990000-0000-7000-8000-00000000000" + number),
                ORIGIN,
                new Webhook(URL),
                Optional.of("key"),
                Map.of("ce-long", "x".repeat(10_000)),
                new Content("text/plain", "event".getBytes(UTF_8)));
    }
}
