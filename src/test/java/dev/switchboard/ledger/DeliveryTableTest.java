package dev.switchboard.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.ClaimedLetter;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.DeliveryStatus;
import dev.switchboard.delivery.Letter;
import dev.switchboard.delivery.Progress;
import dev.switchboard.delivery.Recording;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.ledger.DeliveryTable.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Claims, leases and results. Times count from 1,000. */
class DeliveryTableTest {
    private static final long NOW = 1_000;
    private static final long LEASE_END = 60_000;
    private static final long MUCH = 1_000_000;
    private static final String RECEIVER = "https://one.example:8443";

    @OnBothDatabases
    void aLetterIsClaimedAsItWasStored(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter letter = letter("https://one.example:8443/hook?a=b", Optional.of("key ☎"));
        store(database, letter, NOW);

        List<ClaimedLetter> claimed = table.claim(RECEIVER, 10, MUCH, NOW, LEASE_END);

        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).letter()).usingRecursiveComparison().isEqualTo(letter);
        assertThat(claimed.get(0).progress())
                .isEqualTo(new Progress(DeliveryState.PENDING, 0, Optional.of(NOW), List.of()));
        assertThat(claimed.get(0).leasedUntil()).isEqualTo(LEASE_END);
    }

    @OnBothDatabases
    void aLetterWhoseBodyIsTheReplyIsClaimedWithIt(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter letter = letter("https://one.example:8443/", Optional.empty());
        storeExchange(database, letter);
        new Database(database.source()).inTransaction(connection -> {
            DeliveryTable.insert(connection, List.of(new Posted(letter, true, NOW)), NOW);
            return letter;
        });

        assertThat(claimed(table, NOW).get(0).letter().body())
                .usingRecursiveComparison()
                .isEqualTo(letter.body());
    }

    @OnBothDatabases
    void whatIsClaimedIsNobodyElsesUntilItsLeaseRunsOut(FreshDatabase database) {
        DeliveryTable table = table(database);
        store(database, letter("https://one.example:8443/", Optional.empty()), NOW);

        assertThat(claimed(table, NOW)).hasSize(1);
        assertThat(claimed(table, LEASE_END - 1)).isEmpty();
        assertThat(claimed(table, LEASE_END)).hasSize(1);
    }

    @OnBothDatabases
    void whatIsStoredWithALeaseIsNobodyElsesUntilThen(FreshDatabase database) {
        DeliveryTable table = table(database);
        store(database, letter("https://one.example:8443/", Optional.empty()), LEASE_END);

        assertThat(claimed(table, LEASE_END - 1)).isEmpty();
        assertThat(claimed(table, LEASE_END)).hasSize(1);
    }

    @OnBothDatabases
    void manyWhoClaimAtOnceEachGetOthers(FreshDatabase database) {
        DeliveryTable table = table(database);
        List<Letter> letters = IntStream.range(0, 400)
                .mapToObj(i -> letter("https://one.example:8443/", Optional.empty()))
                .toList();
        store(database, letters, NOW);

        List<CompletableFuture<List<ExchangeId>>> claims = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> claimUntilNothingIsLeft(table)))
                .toList();

        List<ExchangeId> claimed =
                claims.stream().flatMap(claim -> claim.join().stream()).toList();
        assertThat(claimed)
                .containsExactlyInAnyOrderElementsOf(
                        letters.stream().map(Letter::id).toList());
    }

    @OnBothDatabases
    void noMoreIsClaimedThanThereIsRoomFor(FreshDatabase database) {
        DeliveryTable table = table(database);
        for (int i = 0; i < 5; i++) {
            store(database, letter("https://one.example:8443/", Optional.empty()), NOW);
        }
        int size = letter("https://one.example:8443/", Optional.empty()).body().bytes().length;

        assertThat(table.claim(RECEIVER, 1, MUCH, NOW, LEASE_END)).as("letters").hasSize(1);
        assertThat(table.claim(RECEIVER, 10, 2L * size, NOW, LEASE_END))
                .as("bytes")
                .hasSize(2);
        assertThat(table.claim(RECEIVER, 10, 1, NOW, LEASE_END))
                .as("at least one")
                .hasSize(1);
        assertThat(claimed(table, NOW)).as("the rest").hasSize(1);
    }

    @OnBothDatabases
    void theReceiversOfOutstandingLettersAreKnown(FreshDatabase database) {
        DeliveryTable table = table(database);
        store(database, letter("https://one.example:8443/a", Optional.empty()), NOW + 7);
        store(database, letter("https://one.example:8443/b", Optional.empty()), NOW + 3);
        store(database, letter("jms:queue:orders", Optional.empty()), NOW);
        store(database, letter("http://done.example/", Optional.empty()), NOW);
        record(
                table,
                table.claim("http://done.example", 1, MUCH, NOW, LEASE_END).get(0),
                ended(DeliveryState.DEAD));

        assertThat(table.outstanding()).containsOnly(entry(RECEIVER, NOW + 3), entry("jms:queue:orders", NOW));
    }

    @OnBothDatabases
    void ofAKeyOnlyTheOldestOpenOneIsClaimed(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter first = letter("https://one.example:8443/", Optional.of("k"));
        Letter second = letter("https://one.example:8443/", Optional.of("k"));
        Letter otherKey = letter("https://one.example:8443/", Optional.of("other"));
        Letter unordered = letter("https://one.example:8443/", Optional.empty());
        Stream.of(first, second, otherKey, unordered).forEach(letter -> store(database, letter, NOW));

        List<ClaimedLetter> atFirst = claimed(table, NOW);
        assertThat(ids(atFirst)).containsExactlyInAnyOrder(first.id(), otherKey.id(), unordered.id());

        ClaimedLetter claimedFirst = of(atFirst, first);
        record(table, claimedFirst, retryingAt(NOW + 50_000));
        assertThat(claimed(table, NOW)).as("while the first is retrying").isEmpty();

        ClaimedLetter again = of(table.claim(RECEIVER, 10, MUCH, NOW + 50_000, LEASE_END + 1), first);
        record(table, again, ended(DeliveryState.DEAD));
        assertThat(ids(claimed(table, NOW))).as("when the first is dead").containsExactly(second.id());
    }

    @OnBothDatabases
    void theSameKeyOfAnotherOriginIsAnotherKey(FreshDatabase database) {
        DeliveryTable table = table(database);
        ExchangeId event = ExchangeId.at(NOW);
        store(database, letter(event, "topic/one", "https://one.example:8443/1", Optional.of("k")), NOW);
        store(database, letter(event, "topic/two", "https://one.example:8443/2", Optional.of("k")), NOW);

        assertThat(claimed(table, NOW)).hasSize(2);
    }

    @OnBothDatabases
    void aResultIsReadAsItWasKept(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter letter = letter("https://one.example:8443/", Optional.empty());
        store(database, letter, NOW);
        Progress progress = retryingAt(NOW + 5_000);

        record(table, claimed(table, NOW).get(0), progress);

        assertThat(table.find(letter.deliveryId()))
                .contains(new DeliveryStatus(letter.deliveryId(), letter.address(), progress));
        assertThat(claimed(table, NOW + 4_999)).isEmpty();
        assertThat(claimed(table, NOW + 5_000).get(0).progress()).isEqualTo(progress);
    }

    @OnBothDatabases
    void aFailureThatComesAfterTheLeaseDecidesNothing(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter letter = letter("https://one.example:8443/", Optional.empty());
        store(database, letter, NOW);
        ClaimedLetter late = claimed(table, NOW).get(0);
        ClaimedLetter now =
                table.claim(RECEIVER, 1, MUCH, LEASE_END, 2 * LEASE_END).get(0);

        record(table, late, ended(DeliveryState.DEAD));

        Progress afterwards = table.find(letter.deliveryId()).orElseThrow().progress();
        assertThat(afterwards.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(afterwards.attempts()).as("every attempt is kept").hasSize(1);

        record(table, now, ended(DeliveryState.DEAD));
        assertThat(state(table, letter)).isEqualTo(DeliveryState.DEAD);
    }

    @OnBothDatabases
    void aSuccessThatComesAfterTheLeaseCountsAndIsNotUndone(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter letter = letter("https://one.example:8443/", Optional.empty());
        store(database, letter, NOW);
        ClaimedLetter late = claimed(table, NOW).get(0);
        ClaimedLetter now =
                table.claim(RECEIVER, 1, MUCH, LEASE_END, 2 * LEASE_END).get(0);

        record(table, late, ended(DeliveryState.DELIVERED));
        record(table, now, retryingAt(3 * LEASE_END));

        assertThat(state(table, letter)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(table.outstanding()).isEmpty();
    }

    @OnBothDatabases
    void whatIsDemandedIsClaimedBeforeAllOthers(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter dead = letter("https://one.example:8443/", Optional.empty());
        store(database, dead, NOW);
        record(table, claimed(table, NOW).get(0), ended(DeliveryState.DEAD));
        store(database, letter("https://one.example:8443/", Optional.empty()), 1);

        table.demand(dead.deliveryId(), RECEIVER);

        ClaimedLetter claimed = table.claim(RECEIVER, 1, MUCH, NOW, LEASE_END).get(0);
        assertThat(claimed.letter().id()).isEqualTo(dead.id());
        assertThat(claimed.onDemand()).isTrue();
        assertThat(claimed.redeliveries()).isEqualTo(1);
        assertThat(claimed.progress().state()).isEqualTo(DeliveryState.DEAD);
    }

    @OnBothDatabases
    void whatIsUnderWayIsNotDemandedAsWell(FreshDatabase database) {
        DeliveryTable table = table(database);
        Letter letter = letter("https://one.example:8443/", Optional.empty());
        store(database, letter, NOW);
        record(table, claimed(table, NOW).get(0), retryingAt(NOW + 5));
        assertThat(claimed(table, NOW + 5)).hasSize(1);

        table.demand(letter.deliveryId(), RECEIVER);

        assertThat(claimed(table, NOW + 6)).isEmpty();
    }

    private static DeliveryTable table(FreshDatabase database) {
        return new DeliveryTable(new Database(database.source()));
    }

    private static List<ClaimedLetter> claimed(DeliveryTable table, long now) {
        return table.claim(RECEIVER, 10, MUCH, now, now + LEASE_END - NOW);
    }

    private static List<ExchangeId> claimUntilNothingIsLeft(DeliveryTable table) {
        List<ExchangeId> all = Collections.synchronizedList(new ArrayList<>());
        List<ClaimedLetter> claimed = claimed(table, NOW);
        while (!claimed.isEmpty() || new HashSet<>(table.outstanding().values()).contains(NOW)) {
            all.addAll(ids(claimed));
            claimed = claimed(table, NOW);
        }
        return all;
    }

    private static ClaimedLetter of(List<ClaimedLetter> claimed, Letter letter) {
        return claimed.stream()
                .filter(each -> each.letter().id().equals(letter.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<ExchangeId> ids(List<ClaimedLetter> claimed) {
        return claimed.stream().map(each -> each.letter().id()).toList();
    }

    private static DeliveryState state(DeliveryTable table, Letter letter) {
        return table.find(letter.deliveryId()).orElseThrow().progress().state();
    }

    private static void record(DeliveryTable table, ClaimedLetter claimed, Progress progress) {
        Attempt attempt = progress.attempts().get(0);
        table.record(List.of(new Recording(claimed, attempt, progress, progress.nextAttemptAt(), false)));
    }

    private static Progress retryingAt(long next) {
        return new Progress(DeliveryState.RETRYING, 1, Optional.of(next), List.of(attempt()));
    }

    private static Progress ended(DeliveryState state) {
        return new Progress(state, 1, Optional.empty(), List.of(attempt()));
    }

    private static Attempt attempt() {
        return new Attempt(
                Instant.ofEpochMilli(NOW), Optional.of(503), Optional.empty(), Duration.ofMillis(12), Optional.empty());
    }

    private static Letter letter(String address, Optional<String> key) {
        return letter(ExchangeId.at(NOW), Letter.EXCHANGE, address, key);
    }

    private static Letter letter(ExchangeId id, String origin, String address, Optional<String> key) {
        Content body = new Content("text/plain", Optional.of("x-none"), "what came of it, ümlaut".getBytes(UTF_8));
        return new Letter(
                id, origin, ReturnAddress.of(address), key, Map.of("ce-type", "t", "ce-subject", "ü\""), body);
    }

    private static void store(FreshDatabase database, Letter letter, long dueAt) {
        store(database, List.of(letter), dueAt);
    }

    private static void store(FreshDatabase database, List<Letter> letters, long dueAt) {
        List<Posted> posted =
                letters.stream().map(letter -> new Posted(letter, false, dueAt)).toList();
        new Database(database.source()).inTransaction(connection -> {
            DeliveryTable.insert(connection, posted, NOW);
            return posted;
        });
    }

    private static void storeExchange(FreshDatabase database, Letter letter) {
        new Database(database.source())
                .inTransaction(connection -> Sql.update(
                        connection,
                        "insert into exchange (id, service, caller, state, created_at, deadline, request_type, request_body,"
                                + " traceparent, reply_type, reply_body, reply_encoding) values (?, 's', '', 'replied', 0, 0, 't', ?, 'tp', ?, ?, 'x-none')",
                        insert -> {
                            insert.setObject(1, letter.id().uuid());
                            insert.setBytes(2, new byte[0]);
                            insert.setString(3, letter.body().type());
                            insert.setBytes(4, letter.body().bytes());
                        }));
    }
}
