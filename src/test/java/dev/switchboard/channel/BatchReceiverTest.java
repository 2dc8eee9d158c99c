package dev.switchboard.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.exchange.LedgerUnavailableException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchReceiverTest {
    private static final String QUEUE = "incoming";
    private static final String ONWARD = "passed.on";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
    private InVmBroker broker;
    private LiveConnection live;
    private @Nullable BatchReceiver receiver;

    @BeforeEach
    void connect() throws Exception {
        broker = new InVmBroker();
        live = LiveConnection.open(broker.factory(), List.of(), lost -> {});
    }

    @AfterEach
    void close() throws Exception {
        Objects.requireNonNull(receiver).end();
        live.close();
        broker.close();
    }

    @Test
    void whatWaitsIsHandledTogether() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        receive("", (messages, onward) -> {
            pass(gate);
            remember(messages);
        });
        send("first");
        waitFor(() -> broker.delivering(QUEUE) == 1);
        send("a");
        send("b");
        send("c");
        waitFor(() -> broker.count(QUEUE) == 4);

        gate.countDown();

        waitFor(() -> texts.size() == 4);
        assertThat(sizes).containsExactly(1, 3);
        waitFor(() -> broker.count(QUEUE) == 0);
    }

    @Test
    void aBatchIsHeldWhileTheLedgerIsAwayAndNeverCountsAsDelivered() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        receive("", (messages, onward) -> {
            if (attempts.incrementAndGet() < 4) {
                throw new LedgerUnavailableException(new SQLException("away"));
            }
            assertThat(messages.get(0).getJMSRedelivered()).isFalse();
            remember(messages);
        });

        send("patient");

        waitFor(() -> broker.count(QUEUE) == 0);
        assertThat(texts).containsExactly("patient");
        assertThat(attempts).hasValue(4);
    }

    @Test
    void whatFailsComesAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        receive("", (messages, onward) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("as asked");
            }
            remember(messages);
        });

        send("again");

        waitFor(() -> broker.count(QUEUE) == 0);
        assertThat(texts).containsExactly("again");
    }

    @Test
    void whatIsPassedOnIsThereWithTheAcknowledgement() throws Exception {
        receive("", (messages, onward) -> {
            for (Message message : messages) {
                onward.send(ONWARD, new PassedOn(message, Map.of("why", "as asked")));
            }
        });

        send("on its way");

        Message passed = broker.receive(ONWARD);
        assertThat(passed.getBody(String.class)).isEqualTo("on its way");
        assertThat(passed.getStringProperty("why")).isEqualTo("as asked");
        assertThat(passed.getStringProperty("mine")).isEqualTo("yes");
        assertThat(passed.propertyExists(RequestMessage.DUPLICATE_ID)).isFalse();
        waitFor(() -> broker.count(QUEUE) == 0);
    }

    @Test
    void whatTheSelectorDoesNotMatchIsLeft() throws Exception {
        receive("mine = 'no'", (messages, onward) -> remember(messages));

        send("somebody else's");
        broker.send(QUEUE, session -> {
            Message message = session.createTextMessage("mine");
            message.setStringProperty("mine", "no");
            return message;
        });

        waitFor(() -> texts.contains("mine"));
        assertThat(texts).containsExactly("mine");
        assertThat(broker.receive(QUEUE).getBody(String.class)).isEqualTo("somebody else's");
    }

    private void receive(String selector, BatchListener listener) {
        receiver = new BatchReceiver(() -> Optional.of(live), QUEUE, selector, listener, Thread::new);
    }

    private void remember(List<Message> messages) throws JMSException {
        sizes.add(messages.size());
        for (Message message : messages) {
            texts.add(message.getBody(String.class));
        }
    }

    private void send(String text) throws Exception {
        broker.send(QUEUE, session -> {
            Message message = session.createTextMessage(text);
            message.setStringProperty("mine", "yes");
            message.setStringProperty(RequestMessage.DUPLICATE_ID, text);
            return message;
        });
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(BooleanSupplier condition) {
        await().atMost(PATIENCE).until(condition::getAsBoolean);
    }
}
