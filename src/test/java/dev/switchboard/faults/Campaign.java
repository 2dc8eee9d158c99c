package dev.switchboard.faults;

import dev.switchboard.Workspace;
import dev.switchboard.outside.HttpAnswer;
import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One Switchboard, killed again and again on the same data, with everybody around it. */
final class Campaign implements AutoCloseable {
    private static final int KILLED = 128 + 9;
    private static final int UNDER_WAY = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Setup setup;
    private final Path folder;
    private final Launch launch;
    private final Participants participants;
    private final Set<String> known = new TreeSet<>();
    private SwitchboardProcess switchboard;

    /**
     * What came of it.
     *
     * @param exchanges promised so far
     * @param recovery from the moment when all callers had their promises until all receivers had learned
     * @param breaches that weren't there before
     */
    record Findings(int exchanges, Duration recovery, Evidence evidence, Set<String> breaches) {}

    /** @param planted scripts of rules that change what Switchboard does */
    Campaign(Setup setup, Stream<String> planted) throws IOException {
        this.setup = setup;
        this.folder = Workspace.freshFolder("faults");
        Launch first = setup.appliedTo(Launch.inDevelopment())
                .onData(Files.createDirectory(folder.resolve("data")))
                .with("SWITCHBOARD_CALLBACK_SECRET", Participants.SECRET)
                .with("SWITCHBOARD_CALLBACK_SCHEDULE", "PT1S,PT1S,PT1S,PT1S,PT1S,PT1S,PT1S,PT1S")
                .with("SWITCHBOARD_CALLBACK_TIMEOUT", "PT2S")
                .with(Injection.options(folder, Stream.concat(Stream.of(Injection.POINTS), planted)));
        switchboard = first.start();
        launch = first.with("SWITCHBOARD_PORT", Integer.toString(switchboard.port()))
                .with("BROKER_PORT", Integer.toString(switchboard.brokerPort()));
        declare("faults.echo", "{\"asyncTimeout\":\"PT1H\"}");
        declare("faults.silent", "{\"asyncTimeout\":\"PT4S\"}");
        declare("faults.patient", "{\"asyncTimeout\":\"PT1H\"}");
        participants = new Participants(switchboard, setup.connectionFactory(switchboard), folder);
    }

    /** Lets exchanges flow, for as long as it takes that some are on their way. */
    void flow() throws InterruptedException {
        int before = participants.promised();
        participants.sender().begin();
        switchboard.await("some promises", () -> participants.promised() > before + UNDER_WAY);
    }

    /**
     * Kills Switchboard at the point, while exchanges flow, and starts it again.
     *
     * @return how many were promised something then, and had learned nothing
     * @throws IllegalStateException if it wasn't killed there
     */
    long kill(Point point) throws Exception {
        Files.writeString(Assassin.armed(folder), point.text());
        int exit = awaitEnd(point);
        long waiting = participants.waiting();
        if (exit != KILLED || !Files.readString(Assassin.killed(folder)).equals(point.text())) {
            throw new IllegalStateException("Ended with " + exit + ", not killed at " + point.text());
        }
        Files.delete(Assassin.armed(folder));
        Files.delete(Assassin.killed(folder));
        switchboard = launch.start();
        return waiting;
    }

    /** Lets no more exchanges begin, waits for those that are promised to end, and checks them all. */
    Findings settle(Duration patience) throws Exception {
        participants.sender().end();
        Duration recovery = participants.awaitTellings(patience);
        Evidence evidence = participants.evidence();
        Set<String> breaches = Checker.breaches(evidence);
        breaches.removeAll(known);
        known.addAll(breaches);
        return new Findings(participants.promised(), recovery, evidence, breaches);
    }

    Findings settle() throws Exception {
        return settle(PATIENCE);
    }

    private int awaitEnd(Point point) throws Exception {
        try {
            ProcessHandle.of(switchboard.pid()).orElseThrow().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return switchboard.awaitExit();
        } catch (TimeoutException e) {
            throw new IllegalStateException("Nothing came by " + point.text() + "\n" + switchboard.output(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void declare(String service, String declaration) {
        HttpAnswer answer = switchboard.http().call("/api/services/" + service, request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(declaration)));
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
    }

    @Override
    public void close() throws Exception {
        participants.close();
        switchboard.close();
        setup.close();
    }
}
