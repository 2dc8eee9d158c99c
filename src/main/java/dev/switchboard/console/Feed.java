package dev.switchboard.console;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.EventOutlet;
import dev.switchboard.http.ProblemException;
import dev.switchboard.operations.Drainable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Those who look at the console on this node. */
@ApplicationScoped
public class Feed implements Drainable {
    private static final int MOST = 100;

    // the beans are gone before the last calls have come, so whoever needs to know then asks the class
    private static volatile boolean closed;

    private final Set<FeedReader> readers = ConcurrentHashMap.newKeySet();

    static boolean isClosed() {
        return closed;
    }

    /**
     * Begins a stream, which goes on when this has returned.
     *
     * @throws ProblemException {@code overloaded} where a hundred read it
     */
    void open(HttpServletRequest call, HttpServletResponse response) throws IOException {
        if (readers.size() >= MOST) {
            throw new ProblemException(Fault.OVERLOADED, MOST + " look at this node's console already; ask another");
        }
        EventOutlet outlet = new EventOutlet(call, response, () -> {}); // there is news every second
        readers.add(new FeedReader(outlet));
        outlet.open();
    }

    boolean isRead() {
        readers.removeIf(FeedReader::isGone);
        return !readers.isEmpty();
    }

    /** Each is told what he can take, and nobody waits. */
    void tell(byte[] news) {
        readers.forEach(reader -> reader.tell(news));
    }

    @Override
    public void close() {
        closed = true;
        readers.forEach(FeedReader::leave);
    }

    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public void end() {
        close();
    }
}
