package dev.switchboard.console;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.wiretap.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * As many of a node's exchanges as somebody can look at. One that was told of as pending is told of as ended too, before others have
 * their turn; of one that begins and ends between two samples, only its end is told.
 */
final class Sampler implements Consumer<Sighting> {
    static final int MOST = 50;
    private static final int MOST_FOLLOWED = 500;

    private final Map<ExchangeId, Sighting> seen = new LinkedHashMap<>();
    private final Set<ExchangeId> followed = new LinkedHashSet<>();
    private boolean leftOut;

    /**
     * What was seen since the sample before.
     *
     * @param sightings {@value #MOST} at most, one of each exchange
     * @param isPart whether some exchanges are not among them
     */
    record Sample(List<Sighting> sightings, boolean isPart) {}

    @Override
    public synchronized void accept(Sighting sighting) {
        boolean wanted = sighting.state().hasEnded()
                ? followed.remove(sighting.id()) || hasRoom(sighting)
                : followed.contains(sighting.id()) || hasRoom(sighting) && follow(sighting.id());
        if (wanted) {
            seen.put(sighting.id(), sighting);
        } else {
            leftOut = true;
        }
    }

    private boolean hasRoom(Sighting sighting) {
        return seen.size() < MOST || seen.containsKey(sighting.id());
    }

    /** The end of the oldest may have been seen on another node. */
    private boolean follow(ExchangeId id) {
        if (followed.size() == MOST_FOLLOWED) {
            followed.remove(followed.iterator().next());
        }
        return followed.add(id);
    }

    synchronized Sample take() {
        List<Sighting> sample = new ArrayList<>();
        Iterator<Sighting> oldest = seen.values().iterator();
        while (oldest.hasNext() && sample.size() < MOST) {
            sample.add(oldest.next());
            oldest.remove();
        }
        Sample taken = new Sample(Collections.unmodifiableList(sample), leftOut);
        leftOut = false;
        return taken;
    }

    /** Forgets all. */
    synchronized void clear() {
        seen.clear();
        followed.clear();
        leftOut = false;
    }
}
