package dev.switchboard.intake;

import java.time.Duration;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.jspecify.annotations.Nullable;

/** What is on its way on a connection: a header, a body, or nothing, as while the request is worked for or no other has begun. */
final class Arrival {
    private final Connection<?> connection;
    private @Nullable Long headerSince;
    private @Nullable Body body;

    private record Body(HttpRequestPacket request, GrowingBody bytes, long since) {}

    Arrival(Connection<?> connection) {
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
    }

    synchronized void bodyIsThere() {
        body = null;
    }

    /** The connection has gone. */
    void ends() {
        Body unfinished = body();
        if (unfinished != null) {
            unfinished.bytes().end();
        }
    }

    /** Refuses what is too late. A header that isn't complete can't be answered. */
    void look(long nanos, Duration headerTime, Duration bodyTime) {
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

    private synchronized boolean isHeaderLate(long before) {
        return headerSince != null && headerSince - before < 0;
    }

    private synchronized @Nullable Body body() {
        return body;
    }
}
