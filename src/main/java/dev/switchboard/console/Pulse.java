package dev.switchboard.console;

import dev.switchboard.metrics.LedgerFigures;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;

/** What the console does once a second: nothing, unless somebody looks here or on another node. */
@ApplicationScoped
public class Pulse {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(200);

    private final Queue<NodeReport> unsaid = new ArrayBlockingQueue<>(1);

    @Inject
    private NodeFigures here;

    @Inject
    private OtherNodes others;

    @Inject
    private LedgerFigures ledger;

    @Inject
    private Overview overview;

    @Inject
    private Feed feed;

    @Inject
    private PeriodicTasks periodically;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        periodically.every(BEAT, this::beat);
        periodically.everyByLedger(BEAT, this::askLedger);
        periodically.every(SOON, this::talk); // as the broker may be
    }

    private void beat() {
        boolean isRead = feed.isRead();
        if (!isRead && !others.areWatching()) {
            here.rest();
            return;
        }
        NodeReport report = here.look();
        unsaid.offer(report);
        if (isRead) {
            tell(report);
        }
    }

    /** While the broker is away, of this node alone. */
    private void tell(NodeReport own) {
        List<NodeReport> fresh =
                Stream.concat(Stream.of(own), others.takeFresh().stream()).toList();
        List<NodeReport> newest =
                Stream.concat(Stream.of(own), others.newest().stream()).toList();
        List<JsonObject> exchanges =
                fresh.stream().flatMap(report -> report.exchanges().stream()).toList();
        boolean isSampled = fresh.stream().anyMatch(NodeReport::isSampled);
        feed.tell(FeedFrame.of(exchanges, overview.of(newest, isSampled)));
    }

    private void askLedger() {
        if (feed.isRead()) {
            ledger.look();
        }
    }

    private void talk() {
        NodeReport report = unsaid.poll();
        if (feed.isRead()) {
            others.sayWeWatch();
        }
        if (report != null && others.areWatching()) {
            others.tell(report);
        }
    }
}
