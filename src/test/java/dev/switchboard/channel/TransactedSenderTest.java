package dev.switchboard.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactedSenderTest {
    private static final String QUEUE = "outgoing";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private InVmBroker broker;
    private Optional<LiveConnection> live;
    private TransactedSender sender;

    @BeforeEach
    void connect() throws Exception {
        broker = new InVmBroker();
        live = Optional.of(LiveConnection.open(broker.factory(), List.of(), lost -> {}));
        sender = new TransactedSender(() -> live);
    }

    @AfterEach
    void close() throws Exception {
        live.ifPresent(LiveConnection::close);
        broker.close();
    }

    @Test
    void allAreThereWhenItReturnsAndTheirIdsWereKnownBefore() throws Exception {
        List<String> ids = new ArrayList<>();

        sender.send(List.of(message("1"), message("2")), known -> {
            ids.addAll(known);
            assertThat(broker.count(QUEUE)).isZero();
        });

        assertThat(broker.receive(QUEUE).getJMSMessageID()).isEqualTo(ids.get(0));
        assertThat(broker.receive(QUEUE).getJMSMessageID()).isEqualTo(ids.get(1));
    }

    @Test
    void nothingIsSentWhenWhatCameBeforeFails() throws Exception {
        assertThatThrownBy(() -> sender.send(List.of(message("1")), ids -> {
                    throw new IllegalStateException("the ledger is away");
                }))
                .hasMessage("the ledger is away");

        sender.send(List.of(message("1")), ids -> {});
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.count(QUEUE)).isEqualTo(1));
    }

    @Test
    void aDuplicateIsRefusedAndKnownAsOneAndTheSenderGoesOn() throws Exception {
        sender.send(List.of(message("1")), ids -> {});

        MessageRefusedException refusal = catchThrowableOfType(
                MessageRefusedException.class, () -> sender.send(List.of(message("2"), message("1")), ids -> {}));

        assertThat(refusal.isDuplicate()).isTrue();
        sender.send(List.of(message("2")), ids -> {});
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.count(QUEUE)).isEqualTo(2));
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndIsNoDuplicate() throws Exception {
        MessageRecipe broken = (session, destinations) -> {
            throw new JMSException("no such message");
        };

        MessageRefusedException refusal = catchThrowableOfType(
                MessageRefusedException.class,
                () -> sender.send(
                        List.of(message("1"), new OutgoingMessage(QUEUE, broken, Delivery.GUARANTEED)), ids -> {}));

        assertThat(refusal.isDuplicate()).isFalse();
        assertThat(broker.count(QUEUE)).isZero();
    }

    @Test
    void whatTheClientCannotMakeAMessageOfIsRefused() {
        MessageRecipe impossible = (session, destinations) -> {
            Message message = session.createTextMessage("text");
            message.setStringProperty("order-id", "4711");
            return message;
        };

        assertThatThrownBy(() -> sender.send(
                        List.of(message("1"), new OutgoingMessage(QUEUE, impossible, Delivery.GUARANTEED)), ids -> {}))
                .isInstanceOf(MessageRefusedException.class);

        assertThat(broker.count(QUEUE)).isZero();
    }

    @Test
    void withoutAConnectionNothingIsSent() {
        live.orElseThrow().close();
        live = Optional.empty();

        assertThatThrownBy(() -> sender.send(List.of(message("1")), ids -> {}))
                .isInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void aNewConnectionIsUsedWhenThereIsOne() throws Exception {
        sender.send(List.of(message("1")), ids -> {});
        live.orElseThrow().close();
        live = Optional.of(LiveConnection.open(broker.factory(), List.of(), lost -> {}));

        sender.send(List.of(message("2")), ids -> {});

        assertThat(broker.receive(QUEUE).getStringProperty("mine")).isEqualTo("1");
        assertThat(broker.receive(QUEUE).getStringProperty("mine")).isEqualTo("2");
    }

    private static OutgoingMessage message(String duplicateId) {
        MessageRecipe recipe = (session, destinations) -> {
            Message message = session.createTextMessage("text");
            message.setStringProperty("mine", duplicateId);
            message.setStringProperty(RequestMessage.DUPLICATE_ID, duplicateId);
            return message;
        };
        return new OutgoingMessage(QUEUE, recipe, Delivery.GUARANTEED);
    }
}
