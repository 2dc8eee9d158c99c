package dev.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.access.Caller;
import dev.switchboard.access.Limits;
import dev.switchboard.access.RateLimit;
import dev.switchboard.access.Role;
import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is accepted, also while the ledger is away. */
class KeyRingTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private final Kept kept = new Kept();
    private Instant now = START;
    private final KeyRing ring = new KeyRing(kept, () -> now, Optional.empty());

    /** A ledger that may be away. */
    private static final class Kept implements KeyStore {
        private final List<Key> keys = new ArrayList<>();
        private boolean away;
        private int reads;

        @Override
        public List<Key> keys() {
            reads++;
            if (away) {
                throw new LedgerUnavailableException(new IllegalStateException("away"));
            }
            return List.copyOf(keys);
        }

        @Override
        public void add(Key key) {
            keys.add(key);
        }

        @Override
        public boolean addFirst(Key key, Instant now) {
            return keys.add(key);
        }

        @Override
        public boolean revoke(String id, Instant now) {
            return false;
        }

        @Override
        public boolean rotate(String id, String prefix, String hash, Instant until) {
            return false;
        }

        @Override
        public boolean rotateSecret(String id, SigningSecret secret, Instant until) {
            return false;
        }

        @Override
        public void used(Collection<String> ids, Instant now) {
            // nobody asks
        }

        @Override
        public List<Session> sessions(Instant now) {
            return List.of();
        }

        @Override
        public void add(Session session) {
            // nobody signs in
        }

        @Override
        public void end(String sessionHash) {
            // nobody signs in
        }

        @Override
        public void tidy(Instant now) {
            // nobody signs in
        }
    }

    private ApiKey make(Optional<Instant> expiry) {
        ApiKey text = ApiKey.generate(new SecureRandom());
        KeyRequest asked = new KeyRequest("a key", Set.of(Role.REQUESTOR), Limits.NONE, Optional.empty(), expiry);
        kept.add(KeyResource.fresh(asked, text, START));
        return text;
    }

    @Test
    void aKeyThatAnotherNodeHasMadeIsLookedUp() {
        ring.refresh();
        for (int i = 0; i < 10; i++) {
            ApiKey key = make(Optional.empty());
            assertThat(ring.find(key.text())).isPresent();
        }
    }

    @Test
    void strangersDoNotKeepTheLedgerBusy() {
        ring.refresh();
        for (int i = 0; i < 10_000; i++) {
            assertThat(ring.find("sb_stranger-" + i)).isEmpty();
        }
        assertThat(kept.reads).isLessThan(100);
    }

    @Test
    void whileTheLedgerIsAwayWhatIsKnownGoesOnToHoldUntilItExpires() {
        ApiKey lasting = make(Optional.empty());
        ApiKey expiring = make(Optional.of(START.plusSeconds(60)));
        ring.refresh();
        kept.away = true;

        assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(ring::refresh);
        assertThat(ring.find(lasting.text())).map(Caller::name).contains("a key");
        assertThat(ring.find(expiring.text())).isPresent();
        now = START.plusSeconds(60);
        assertThat(ring.knows(expiring.text())).as("before anybody looks").isFalse();
        assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(ring::refresh);

        assertThat(ring.knows(expiring.text())).isFalse();
        assertThat(ring.find(lasting.text())).isPresent();
        assertThatExceptionOfType(LedgerUnavailableException.class)
                .as("it may be one that was made just now")
                .isThrownBy(() -> ring.find("sb_unknown"));
    }

    @Test
    void theConfiguredKeyIsAnOperatorsAndIsNotKept() {
        ApiKey text = ApiKey.parse("sb_" + "a".repeat(43));
        KeyRing configured = new KeyRing(kept, () -> now, Optional.of(text));
        configured.refresh();

        assertThat(configured.find(text.text())).hasValueSatisfying(caller -> {
            assertThat(caller.isOperator()).isTrue();
            assertThat(caller.rateLimit()).contains(RateLimit.NONE);
        });
        assertThat(configured.hasOperator()).isTrue();
        assertThat(configured.all()).isEmpty();
        assertThat(configured.takeUsed()).isEmpty();
    }

    @Test
    void whoWasHereIsToldOnce() {
        ApiKey key = make(Optional.empty());
        ring.refresh();
        assertThat(ring.find(key.text())).isPresent();

        assertThat(ring.takeUsed()).hasSize(1);
        assertThat(ring.takeUsed()).isEmpty();
    }

    @Test
    void aConfiguredKeyThatIsNoneIsNamedAndNotShown() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Keys.configured(Optional.of("sb_too-short")))
                .withMessageContaining("SWITCHBOARD_OPERATOR_KEY")
                .withMessageNotContaining("too-short");
    }
}
