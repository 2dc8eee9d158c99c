package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.Limits;
import dev.switchboard.access.RateLimit;
import dev.switchboard.access.Role;
import dev.switchboard.credentials.Key;
import dev.switchboard.credentials.Key.Previous;
import dev.switchboard.credentials.Key.PreviousSecret;
import dev.switchboard.credentials.Session;
import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.delivery.SigningSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class KeyTableTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);
    private static final int NODES = 8;

    private static KeyTable table(FreshDatabase database) {
        return new KeyTable(new Database(database.source()));
    }

    private static SigningSecret secret() {
        return SigningSecret.generate(new SecureRandom());
    }

    private static Key key(Role role, Limits limits, Optional<Instant> expiry) {
        return key(role, limits, Optional.empty(), expiry);
    }

    private static Key key(Role role, Limits limits, Optional<RateLimit> rate, Optional<Instant> expiry) {
        return new Key(
                UUID.randomUUID().toString(),
                "a key",
                "sb_abcdef",
                UUID.randomUUID().toString(),
                Optional.of(new Previous("before", NOW.plusSeconds(1))),
                Set.of(role),
                limits,
                rate,
                NOW,
                expiry,
                Optional.empty(),
                Optional.empty(),
                secret(),
                Optional.of(new PreviousSecret(secret(), NOW.plusSeconds(2))));
    }

    @OnBothDatabases
    void aKeyIsKeptAsItIs(FreshDatabase database) {
        KeyTable table = table(database);
        Key limited = key(
                Role.REQUESTOR,
                new Limits(Optional.of(Set.of("a", "b")), Optional.of(Set.of("c"))),
                Optional.of(RateLimit.of(25)),
                Optional.of(NOW.plusSeconds(9)));
        Key unlimited = key(Role.PUBLISHER, Limits.NONE, Optional.empty());

        table.add(limited);
        table.add(unlimited);

        assertThat(table.keys()).containsExactlyInAnyOrder(limited, unlimited);
    }

    @OnBothDatabases
    void aRotatedKeyKnowsItsTextBeforeAndARevokedOneIsNotRotated(FreshDatabase database) {
        KeyTable table = table(database);
        Key key = key(Role.REQUESTOR, Limits.NONE, Optional.empty());
        SigningSecret fresh = secret();
        table.add(key);

        assertThat(table.rotate(key.id(), "sb_fedcba", "fresh", NOW.plusSeconds(5)))
                .isTrue();
        assertThat(table.rotateSecret(key.id(), fresh, NOW.plusSeconds(6))).isTrue();
        table.used(List.of(key.id()), NOW.plusSeconds(7));
        Key rotated = table.keys().get(0);

        assertThat(rotated.hash()).isEqualTo("fresh");
        assertThat(rotated.previous()).contains(new Previous(key.hash(), NOW.plusSeconds(5)));
        assertThat(rotated.secret()).isEqualTo(fresh);
        assertThat(rotated.previousSecret()).contains(new PreviousSecret(key.secret(), NOW.plusSeconds(6)));
        assertThat(rotated.lastUsedAt()).contains(NOW.plusSeconds(7));

        assertThat(table.revoke(key.id(), NOW.plusSeconds(8))).isTrue();
        assertThat(table.revoke(key.id(), NOW.plusSeconds(9))).isFalse();
        assertThat(table.rotate(key.id(), "sb_fedcba", "again", NOW)).isFalse();
        assertThat(table.rotateSecret(key.id(), secret(), NOW)).isFalse();
        assertThat(table.keys().get(0).revokedAt()).contains(NOW.plusSeconds(8));
        assertThat(table.keys().get(0).hash()).isEqualTo("fresh");
    }

    @OnBothDatabases
    void ofNodesThatMakeTheFirstKeyTogetherOneDoes(FreshDatabase database) {
        KeyTable table = table(database);
        CyclicBarrier together = new CyclicBarrier(NODES);
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<CompletableFuture<Boolean>> made = IntStream.range(0, NODES)
                    .mapToObj(node -> CompletableFuture.supplyAsync(() -> addFirst(table, together), nodes))
                    .toList();

            assertThat(made.stream().filter(CompletableFuture::join)).hasSize(1);
            assertThat(table.keys()).hasSize(1);
        } finally {
            nodes.shutdown();
        }
    }

    private static boolean addFirst(KeyTable table, CyclicBarrier together) {
        try {
            together.await();
            return table.addFirst(key(Role.OPERATOR, Limits.NONE, Optional.empty()), NOW);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @OnBothDatabases
    void whereNoOperatorsKeyCanBeUsedAnyMoreThereIsAFirstOneAgain(FreshDatabase database) {
        KeyTable table = table(database);
        Key revoked = key(Role.OPERATOR, Limits.NONE, Optional.empty());
        table.add(revoked);
        table.revoke(revoked.id(), NOW);
        table.add(key(Role.OPERATOR, Limits.NONE, Optional.of(NOW)));
        table.add(key(Role.REQUESTOR, Limits.NONE, Optional.empty()));

        assertThat(table.addFirst(key(Role.OPERATOR, Limits.NONE, Optional.empty()), NOW))
                .isTrue();
        assertThat(table.addFirst(key(Role.OPERATOR, Limits.NONE, Optional.empty()), NOW))
                .isFalse();
    }

    @OnBothDatabases
    void sessionsEndWhenTheyAreEndedExpiredOrTooMany(FreshDatabase database) {
        KeyTable table = table(database);
        for (int i = 0; i < 60; i++) {
            table.add(new Session("session-" + i, "key", NOW.plusSeconds(i), NOW.plusSeconds(1_000)));
        }
        table.add(new Session("of another key", "other", NOW, NOW.plusSeconds(10)));

        assertThat(table.sessions(NOW)).hasSize(51).extracting(Session::hash).contains("session-10", "session-59");
        table.end("session-59");
        assertThat(table.sessions(NOW.plusSeconds(10))).hasSize(49);
        table.tidy(NOW.plusSeconds(1_000));
        assertThat(table.sessions(NOW)).isEmpty();
    }
}
