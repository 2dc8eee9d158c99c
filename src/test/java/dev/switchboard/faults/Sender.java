package dev.switchboard.faults;

import dev.switchboard.faults.Kind.Route;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers who repeat each request, with its Idempotency-Key, until they have a promise. */
final class Sender implements AutoCloseable {
    private static final int CALLERS = 6;
    private static final long PAUSE_MILLIS = 4;

    private final InsistentCaller http;
    private final Map<Route, String> addresses;
    private final LedgerFile promises;
    private final LedgerFile cancellations;
    private final LedgerFile refusals;
    private final Map<String, Kind> promised = new ConcurrentHashMap<>();
    private final List<Thread> callers = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean goesOn;

    /** @param addresses where the outcome goes */
    Sender(InsistentCaller http, Map<Route, String> addresses, Path ledgers) {
        this.http = http;
        this.addresses = Map.copyOf(addresses);
        this.promises = new LedgerFile(ledgers.resolve(Evidence.PROMISES));
        this.cancellations = new LedgerFile(ledgers.resolve(Evidence.CANCELLATIONS));
        this.refusals = new LedgerFile(ledgers.resolve(Evidence.REFUSALS));
    }

    void begin() {
        goesOn = true;
        for (int i = 0; i < CALLERS; i++) {
            Thread caller = new Thread(this::call, "caller-" + i);
            caller.setDaemon(true);
            callers.add(caller);
            caller.start();
        }
    }

    /** Returns when every caller has the promise that he is after, or has given up. */
    void end() throws InterruptedException {
        goesOn = false;
        for (Thread caller : callers) {
            caller.join();
        }
        callers.clear();
    }

    /** The exchanges that were promised, with what is to become of them. */
    Map<String, Kind> promised() {
        return promised;
    }

    private void call() {
        try {
            while (goesOn) {
                ask(next.getAndIncrement());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(int number) throws InterruptedException {
        Kind kind = Kind.of(number);
        HttpResponse<String> answer =
                http.call("/api/services/" + kind.service() + "/requests", request -> request(request, number));
        if (answer.statusCode() == 409) { // the call that was cut off is still being accepted
            ask(number);
        } else if (answer.statusCode() == 202) {
            promised(number, kind, answer.headers().firstValue("Location").orElseThrow());
        } else {
            refusals.write(number, answer.statusCode(), answer.body());
        }
    }

    private void promised(int number, Kind kind, String location) throws InterruptedException {
        String exchange = location.substring(location.lastIndexOf('/') + 1);
        promises.write(number, exchange);
        if (kind == Kind.CANCELLED
                && http.call("/api/exchanges/" + exchange, HttpRequest.Builder::DELETE)
                                .statusCode()
                        < 300) {
            cancellations.write(exchange);
        }
        promised.put(exchange, kind);
    }

    private HttpRequest.Builder request(HttpRequest.Builder request, int number) {
        String address = addresses.get(Kind.of(number).route());
        if (address != null) {
            request.header("Callback-Url", address);
        }
        return request.header("Content-Type", "application/json")
                .header("Prefer", "respond-async")
                .header("Idempotency-Key", "\"fault-" + number + "\"")
                .POST(BodyPublishers.ofString(Content.ofRequest(number)));
    }

    @Override
    public void close() throws IOException {
        promises.close();
        cancellations.close();
        refusals.close();
    }
}
