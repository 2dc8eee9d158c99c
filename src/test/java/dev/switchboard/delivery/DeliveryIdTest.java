package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.ExchangeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryIdTest {
    private static final String LETTER = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void aCallbackIsKnownByItsExchange() {
        DeliveryId id = DeliveryId.find(LETTER).orElseThrow();

        assertThat(id).isEqualTo(DeliveryId.ofExchange(new ExchangeId(LETTER)));
        assertThat(id.text()).isEqualTo(LETTER);
    }

    @Test
    void aSubscriptionsDeliveryIsKnownByEventTopicAndName() {
        DeliveryId id = DeliveryId.find(LETTER + ":a.topic:audit").orElseThrow();

        assertThat(id).isEqualTo(new DeliveryId(new ExchangeId(LETTER), "a.topic/audit"));
        assertThat(id.text()).isEqualTo(LETTER + ":a.topic:audit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", LETTER + ":", LETTER + ":a.topic", LETTER + ":a:b:c", ":a:b"})
    void nothingElseIsADelivery(String text) {
        assertThat(DeliveryId.find(text)).isEmpty();
    }
}
