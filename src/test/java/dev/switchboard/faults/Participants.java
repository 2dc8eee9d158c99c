package dev.switchboard.faults;

import dev.switchboard.faults.Kind.Route;
import dev.switchboard.outside.SwitchboardProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Everybody around a Switchboard, each with ledgers of its own. They outlive it, and know nothing of each other. */
final class Participants implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final long LOOK_MILLIS = 50;

    private final Path ledgers;
    private final InsistentCaller http;
    private final LedgerFile tellings;
    private final ActiveMQConnectionFactory factory;
    private final Replier replier;
    private final Receiver receiver;
    private final QueueReceiver queueReceiver;
    private final Sender sender;

    Participants(SwitchboardProcess switchboard, ActiveMQConnectionFactory factory, Path ledgers) throws IOException {
        this.ledgers = ledgers;
        this.factory = factory;
        http = new InsistentCaller(switchboard.port());
        tellings = new LedgerFile(ledgers.resolve(Evidence.TELLINGS));
        replier = new Replier(factory, ledgers);
        receiver = new Receiver(SECRET, tellings);
        queueReceiver = new QueueReceiver(factory, tellings);
        Map<Route, String> addresses =
                Map.of(Route.WEBHOOK, receiver.url(), Route.QUEUE, "jms:queue:" + QueueReceiver.QUEUE);
        sender = new Sender(http, addresses, ledgers);
    }

    Sender sender() {
        return sender;
    }

    int promised() {
        return sender.promised().size();
    }

    /** How many were promised something and have learned nothing yet. */
    long waiting() {
        return sender.promised().entrySet().stream()
                .filter(promise -> waits(promise.getKey(), promise.getValue()))
                .count();
    }

    /** Waits until all have learned what they were promised, or no longer; the checker decides. */
    Duration awaitTellings(Duration patience) throws InterruptedException {
        long began = System.nanoTime();
        while (waiting() > 0 && System.nanoTime() - began < patience.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What all have seen so far, and how the exchanges stand now. */
    Evidence evidence() throws Exception {
        Inquiry.about(sender.promised().keySet(), http, ledgers);
        return Evidence.in(ledgers);
    }

    private boolean waits(String exchange, Kind kind) {
        return switch (kind.route()) {
            case WEBHOOK -> !receiver.told().contains(exchange);
            case QUEUE -> !queueReceiver.told().contains(exchange);
            case NONE -> false;
        };
    }

    @Override
    public void close() throws Exception {
        sender.close();
        replier.close();
        queueReceiver.close();
        receiver.close();
        factory.close();
        tellings.close();
    }
}
