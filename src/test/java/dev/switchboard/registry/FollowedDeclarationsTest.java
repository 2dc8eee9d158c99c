package dev.switchboard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.TopicName;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two nodes on one ledger: what one declares the other knows. */
class FollowedDeclarationsTest {
    private final Kept kept = new Kept();
    private final Declarations<TopicDeclaration> here = new Declarations<>(kept);
    private final Declarations<TopicDeclaration> there = new Declarations<>(kept);

    /** A ledger that may be away. */
    private static final class Kept implements DeclarationStore<TopicDeclaration> {
        private final Map<String, TopicDeclaration> topics = new LinkedHashMap<>();
        private boolean away;
        private int reads;

        @Override
        public List<TopicDeclaration> all() {
            reads++;
            if (away) {
                throw new LedgerUnavailableException(new IllegalStateException("away"));
            }
            return List.copyOf(topics.values());
        }

        @Override
        public boolean put(TopicDeclaration topic) {
            return topics.put(topic.name().text(), topic) == null;
        }

        @Override
        public boolean remove(String name) {
            return topics.remove(name) != null;
        }
    }

    private static TopicDeclaration topic(String name) {
        return TopicJson.read(new TopicName(name), JsonValue.EMPTY_JSON_OBJECT);
    }

    private static TopicDeclaration described(String name, String description) {
        return TopicJson.read(
                new TopicName(name),
                Json.createObjectBuilder().add("description", description).build());
    }

    @Test
    void whatAnotherNodeHasDeclaredIsKnownToTheNextCall() {
        here.put(topic("a"));
        there.put(topic("b"));

        assertThat(here.find("b")).contains(topic("b"));
        assertThat(there.find("a")).contains(topic("a"));
    }

    @Test
    void whatAnotherNodeHasDeclaredCanBeRemoved() {
        here.put(topic("a"));

        assertThat(there.remove("a")).isTrue();
        assertThat(there.remove("a")).isFalse();
    }

    @Test
    void thatTheLedgerIsNotToBeBusiedKeepsNobodyFromRemoving() {
        here.put(topic("a"));
        for (int i = 0; i < 100; i++) {
            there.find("stranger-" + i);
        }

        assertThat(there.remove("a")).isTrue();
    }

    @Test
    void whoAsksForWhatThereIsNotDoesNotKeepTheLedgerBusy() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(here.find("stranger-" + i)).isEmpty();
        }

        assertThat(kept.reads).isLessThan(100);
    }

    @Test
    void anOperatorsFileOverwritesAtTheStartWhatIsKept() {
        here.put(described("a", "changed"));

        there.begin(List.of(described("a", "of the file"), topic("b")), true);

        assertThat(there.all()).containsExactlyInAnyOrder(described("a", "of the file"), topic("b"));
    }

    @Test
    void thePackedFileAddsAtTheStartWhatIsNotKept() {
        here.put(described("a", "changed"));

        there.begin(List.of(described("a", "of the file"), topic("b")), false);

        assertThat(there.all()).containsExactlyInAnyOrder(described("a", "changed"), topic("b"));
    }

    @Test
    void whileTheLedgerIsAwayWhatIsKnownGoesOnToHold() {
        here.put(topic("a"));
        kept.away = true;

        assertThat(here.find("a")).isPresent();
        assertThat(here.find("b")).isEmpty();
    }
}
