package dev.switchboard.outside;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * Callers of two nodes, as long as it is open: on each, some who wait, one who goes on, and one who publishes.
 *
 * <p>Each has a node of its own; only behind a balancer another node is asked when the first is not there or says that it goes.
 */
final class ClusterLoad implements AutoCloseable {
    private static final int WHO_WAIT = 3;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final List<Integer> ports;
    private final String service;
    private final String topic;
    private final boolean balanced;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> promised = new ConcurrentLinkedQueue<>();
    private final Queue<String> published = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> callers = new ArrayList<>();
    private volatile boolean over;

    /**
     * A call and what became of it.
     *
     * @param answer empty where the connection was refused or cut
     */
    record Call(int node, String kind, Optional<HttpAnswer> answer) {
        int status() {
            return answer.map(HttpAnswer::status).orElse(0);
        }

        boolean isGood() {
            return status() / 100 == 2;
        }

        @Override
        public String toString() {
            return kind + " on node " + node + ": " + status() + " "
                    + answer.map(HttpAnswer::body).orElse("nobody");
        }
    }

    ClusterLoad(List<SwitchboardProcess> nodes, String service, String topic, boolean balanced) {
        this.ports = nodes.stream().map(SwitchboardProcess::port).toList();
        this.service = service;
        this.topic = topic;
        this.balanced = balanced;
        for (int node = 0; node < ports.size(); node++) {
            int its = node;
            for (int i = 0; i < WHO_WAIT; i++) {
                goOn(() -> waitForReply(its));
            }
            goOn(() -> begin(its) && isUnhurried());
            goOn(() -> publish(its) && isUnhurried());
        }
    }

    /** The calls so far, the first of them first. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The ids of the exchanges that were promised so far. */
    List<String> promised() {
        return List.copyOf(promised);
    }

    /** The bodies of the events that were taken so far. */
    List<String> published() {
        return List.copyOf(published);
    }

    /** Whether all kinds of calls have had their good answers on the node since so many calls. */
    boolean allIsWellOn(int node, int since) {
        List<Call> latest = calls().stream()
                .skip(since)
                .filter(call -> call.node() == node && call.isGood())
                .toList();
        return List.of("wait", "begin", "publish").stream()
                .allMatch(kind -> latest.stream().anyMatch(call -> call.kind().equals(kind)));
    }

    private boolean waitForReply(int node) {
        return call(
                        node,
                        "wait",
                        "/api/services/" + service + "/requests",
                        UUID.randomUUID().toString(),
                        false)
                == 200;
    }

    private boolean begin(int node) {
        return call(
                        node,
                        "begin",
                        "/api/services/" + service + "/requests",
                        UUID.randomUUID().toString(),
                        true)
                == 202;
    }

    private boolean publish(int node) {
        String event = UUID.randomUUID().toString();
        boolean taken = call(node, "publish", "/api/topics/" + topic + "/events", event, false) == 202;
        if (taken) {
            published.add(event);
        }
        return taken;
    }

    private int call(int node, String kind, String path, String body, boolean goesOn) {
        Optional<HttpAnswer> answer = ask(node, path, body, goesOn);
        if (balanced && answer.filter(ClusterLoad::isAnswer).isEmpty()) {
            answer = ask(1 - node, path, body, goesOn);
        }
        answer.filter(its -> goesOn && its.status() == 202)
                .map(HttpAnswer::json)
                .map((JsonObject exchange) -> exchange.getString("id"))
                .ifPresent(promised::add);
        Call call = new Call(node, kind, answer);
        calls.add(call);
        return call.status();
    }

    /** A balancer asks elsewhere when a node says that it goes. */
    private static boolean isAnswer(HttpAnswer answer) {
        return answer.status() != 503 || !answer.body().contains("/problems/shutting-down");
    }

    private Optional<HttpAnswer> ask(int node, String path, String body, boolean goesOn) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + ports.get(node) + path))
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body));
        if (goesOn) {
            request.header("Prefer", "respond-async");
        }
        try {
            return Optional.of(HttpAnswer.of(CLIENT.send(request.build(), BodyHandlers.ofByteArray())));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void goOn(BooleanSupplier call) {
        callers.add(CompletableFuture.runAsync(
                () -> {
                    while (!over) {
                        if (!call.getAsBoolean()) {
                            pause();
                        }
                    }
                },
                task -> new Thread(task, "caller").start()));
    }

    /** Who doesn't wait for replies would ask for more of them than the one replier has. */
    private static boolean isUnhurried() {
        pause();
        return true;
    }

    /** Who is refused comes again, but not at once. */
    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when every caller has his last answer. */
    @Override
    public void close() {
        over = true;
        callers.forEach(CompletableFuture::join);
    }
}
