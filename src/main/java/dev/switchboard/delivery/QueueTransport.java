package dev.switchboard.delivery;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.CallbackMessage;
import dev.switchboard.channel.Delivery;
import dev.switchboard.exchange.ReturnAddress.JmsQueue;
import dev.switchboard.operations.GroupCommit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** As persistent messages to queues of the broker. One thread sends, for sending waits for the broker's disk. */
final class QueueTransport implements Transport {
    private static final GroupCommit.Bounds BOUNDS = new GroupCommit.Bounds(100_000, Long.MAX_VALUE, 100);

    private final BrokerLink broker;
    private final InstantSource clock;
    private final GroupCommit<ClaimedLetter, Told> sender;

    QueueTransport(BrokerLink broker, InstantSource clock, Executor teller, ThreadFactory threads) {
        this.broker = broker;
        this.clock = clock;
        sender = new GroupCommit<>(BOUNDS, ClaimedLetter::size, this::sendAll, teller, threads);
    }

    @Override
    public CompletableFuture<Told> bring(ClaimedLetter letter) {
        return sender.offer(letter)
                .orElseGet(() -> CompletableFuture.completedFuture(
                        Told.noWay(clock.instant(), "given up, Switchboard is stopping")));
    }

    void end() {
        sender.end();
    }

    private List<Told> sendAll(List<ClaimedLetter> letters) {
        return letters.stream().map(this::send).toList();
    }

    private Told send(ClaimedLetter claimed) {
        Instant at = clock.instant();
        try {
            broker.send(queue(claimed), message(claimed), Delivery.GUARANTEED);
            return Told.delivered(at, Duration.between(at, clock.instant()));
        } catch (BrokerUnavailableException e) {
            return broker.isUp()
                    ? Told.failed(at, "the broker refused it")
                    : Told.noWay(at, "the broker can't be reached");
        }
    }

    private static String queue(ClaimedLetter claimed) {
        return ((JmsQueue) claimed.letter().address()).name();
    }

    /** The duplicate id lets the broker drop what it has already, but for one that was asked for once more. */
    private static CallbackMessage message(ClaimedLetter claimed) {
        Letter letter = claimed.letter();
        String id = letter.id().text();
        String duplicateId = claimed.redeliveries() == 0 ? id : id + '+' + claimed.redeliveries();
        return new CallbackMessage(letter.id(), duplicateId, letter.body(), letter.headers());
    }
}
