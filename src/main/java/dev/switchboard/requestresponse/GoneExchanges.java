package dev.switchboard.requestresponse;

import dev.switchboard.registry.ServiceFigures;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exchanges that ended without their reply, the newest of them, so that a late reply is known as one. */
final class GoneExchanges {
    private final Map<String, ServiceFigures> figures;

    /** @param most how many are known */
    GoneExchanges(int most) {
        figures = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ServiceFigures> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether it wasn't known as gone before. */
    synchronized boolean add(String correlationId, ServiceFigures service) {
        return figures.putIfAbsent(correlationId, service) == null;
    }

    synchronized void remove(String correlationId) {
        figures.remove(correlationId);
    }

    /** Counts a late reply, if it is one. */
    synchronized boolean replied(String correlationId) {
        ServiceFigures late = figures.get(correlationId);
        if (late != null) {
            late.repliedLate();
        }
        return late != null;
    }
}
