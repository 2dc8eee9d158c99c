package dev.switchboard.faults;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lets Switchboard itself say how exchanges ended. */
final class Inquiry implements Runnable {
    private static final Pattern STATE = Pattern.compile("\"state\":\\s*\"([a-z]+)\"");
    private static final int ASKERS = 6;

    private final InsistentCaller http;
    private final LedgerFile ends;
    private final Queue<String> exchanges;

    private Inquiry(InsistentCaller http, LedgerFile ends, Collection<String> exchanges) {
        this.http = http;
        this.ends = ends;
        this.exchanges = new ConcurrentLinkedQueue<>(exchanges);
    }

    static void about(Collection<String> exchanges, InsistentCaller http, Path ledgers) throws Exception {
        try (LedgerFile ends = new LedgerFile(ledgers.resolve(Evidence.ENDS))) {
            Inquiry inquiry = new Inquiry(http, ends, exchanges);
            for (Thread asker : IntStream.range(0, ASKERS)
                    .mapToObj(i -> started(inquiry, i))
                    .toList()) {
                asker.join();
            }
        }
    }

    private static Thread started(Inquiry inquiry, int number) {
        Thread asker = new Thread(inquiry, "asker-" + number);
        asker.start();
        return asker;
    }

    @Override
    public void run() {
        for (String exchange = exchanges.poll(); exchange != null; exchange = exchanges.poll()) {
            ends.write(exchange, stateOf(exchange));
        }
    }

    private String stateOf(String exchange) {
        try {
            String answer =
                    http.call("/api/exchanges/" + exchange, request -> request).body();
            Matcher state = STATE.matcher(answer);
            return state.find() ? state.group(1) : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
