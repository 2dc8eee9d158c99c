package dev.switchboard.intake;

import java.time.Duration;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.nio.NIOConnection;
import org.jspecify.annotations.Nullable;

/** What is on its way on a connection: a header, a body, an answer, or nothing, as while the request is worked for. */
final class Arrival {
    private final NIOConnection connection;
    private @Nullable Long headerSince;
    private @Nullable Body body;
    private boolean ended;
    private int unreadBefore;
    private long unreadSince;

    private record Body(HttpRequestPacket request, GrowingBody bytes, long since) {}

    Arrival(NIOConnection connection) {
        this.connection = connection;
    }

    /** Bytes have come: the first of a header where nothing else was on its way. */
    synchronized void bytes(long nanos) {
        if (headerSince == null && body == null) {
            headerSince = nanos;
        }
    }

    synchronized void headerIsThere() {
        headerSince = null;
    }

    synchronized void bodyBegins(HttpRequestPacket request, GrowingBody bytes, long nanos) {
        body = new Body(request, bytes, nanos);
        if (ended) {
            bytes.end();
        }
    }

    synchronized void bodyIsThere() {
        body = null;
    }

    /** The connection has gone. */
    synchronized void ends() {
        ended = true;
        if (body != null) {
            body.bytes().end();
        }
    }

    /** Refuses what is too late. A header that isn't complete can't be answered, nor can who reads nothing. */
    void look(long nanos, Duration headerTime, Duration bodyTime, Duration readTime) {
        if (isUnread(nanos, readTime.toNanos())) {
            connection.terminateSilently(); // to close it would wait until all has been read
            return;
        }
        if (isHeaderLate(nanos - headerTime.toNanos())) {
            connection.closeSilently();
            return;
        }
        Body late = body();
        if (late != null
                && late.since() - (nanos - bodyTime.toNanos()) < 0
                && late.bytes().end()) {
            Answering.refuse(late.request(), Refusal.TOO_SLOW);
        }
    }

    /** How many bytes of answers wait for the caller to read. */
    int unread() {
        return connection.getAsyncWriteQueue().spaceInBytes();
    }

    private synchronized boolean isHeaderLate(long before) {
        return headerSince != null && headerSince - before < 0;
    }

    /** Whether of what waits to be read nothing has been for so long. */
    private synchronized boolean isUnread(long nanos, long patience) {
        int before = unreadBefore;
        unreadBefore = unread();
        if (before == 0 || unreadBefore < before) {
            unreadSince = nanos;
        }
        return unreadBefore > 0 && nanos - unreadSince > patience;
    }

    private synchronized @Nullable Body body() {
        return body;
    }
}
