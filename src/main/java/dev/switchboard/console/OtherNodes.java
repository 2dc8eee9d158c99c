package dev.switchboard.console;

import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.NodeBroadcast;
import dev.switchboard.operations.LastTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The other nodes: told how this one fares while somebody looks there, heard while somebody looks here. A node where somebody looks
 * says so every few seconds; the others fall silent when they haven't heard it for a while.
 */
@ApplicationScoped
public class OtherNodes {
    private static final Logger LOG = System.getLogger(OtherNodes.class.getName());
    private static final String TOPIC = "switchboard.console";
    private static final String WATCHING = "watching";
    private static final Duration SAID_AGAIN = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofSeconds(15);
    private static final Duration NEWS = Duration.ofSeconds(4);
    private static final int MOST_NODES = 200;
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final Map<String, Heard> newest = new ConcurrentHashMap<>();
    private final BlockingQueue<NodeReport> fresh = new ArrayBlockingQueue<>(MOST_NODES);
    private final LastTime watchedThere = new LastTime();
    private final LastTime watchedHere = new LastTime();

    @Inject
    private NodeBroadcast broadcast;

    private record Heard(NodeReport report, LastTime time) {}

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        broadcast.receive(TOPIC, this::hear);
    }

    /** Whether somebody looks there, so that it is worth to {@link #tell}. */
    boolean areWatching() {
        return watchedThere.isWithin(WATCH);
    }

    void tell(NodeReport report) {
        send(NodeReportJson.write(report));
    }

    /** Somebody looks here. To be called once a second or more often meanwhile; it is said every few seconds. */
    void sayWeWatch() {
        if (!watchedHere.isWithin(SAID_AGAIN)) {
            watchedHere.isNow();
            send(Json.createObjectBuilder().add(WATCHING, true).build());
        }
    }

    /** What each of them told last, where that isn't long ago. */
    List<NodeReport> newest() {
        newest.values().removeIf(heard -> !heard.time().isWithin(NEWS));
        return newest.values().stream().map(Heard::report).toList();
    }

    /** What they told since this was asked before. */
    List<NodeReport> takeFresh() {
        List<NodeReport> taken = new ArrayList<>();
        fresh.drainTo(taken);
        return taken;
    }

    /** Useful for longer than it is, because nodes' clocks differ. */
    private void send(JsonObject news) {
        try {
            broadcast.send(TOPIC, news.toString(), WATCH);
        } catch (BrokerUnavailableException e) {
            LOG.log(Level.TRACE, "Nobody hears it while the broker is away", e);
        }
    }

    private void hear(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject news = reader.readObject();
            if (news.containsKey(WATCHING)) {
                watchedThere.isNow();
            } else if (watchedHere.isWithin(WATCH)) {
                hear(NodeReportJson.read(news));
            }
        }
    }

    private void hear(NodeReport report) {
        if (fresh.offer(report)) { // else it is one of too many nodes
            Heard heard = new Heard(report, new LastTime());
            heard.time().isNow();
            newest.put(report.node(), heard);
        }
    }
}
