package dev.switchboard.delivery;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger that outlives the nodes of a test, and can be away. Its rules are those that DeliveryTableTest holds the real one to. */
final class KeptLetters implements DeliveryStore {
    private final Map<DeliveryId, Row> rows = new LinkedHashMap<>();
    private boolean away;
    private int claims;

    private record Row(Letter letter, Progress progress, Optional<Long> dueAt, boolean onDemand, int redeliveries) {
        boolean isDue(long now) {
            return dueAt.isPresent() && dueAt.get() <= now;
        }
    }

    synchronized void store(Letter letter, long now, long dueAt) {
        rows.put(letter.deliveryId(), new Row(letter, Progress.begun(now), Optional.of(dueAt), false, 0));
    }

    synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** How often letters were claimed. */
    synchronized int claims() {
        return claims;
    }

    synchronized Progress progress(Letter letter) {
        return row(letter.deliveryId()).progress;
    }

    @Override
    public synchronized Map<String, Long> outstanding() {
        requireThere();
        Map<String, Long> outstanding = new HashMap<>();
        rows.values()
                .forEach(row -> row.dueAt.ifPresent(at -> outstanding.merge(row.letter.receiver(), at, Math::min)));
        return outstanding;
    }

    @Override
    public synchronized List<ClaimedLetter> claim(String receiver, int most, long bytes, long now, long leasedUntil) {
        requireThere();
        claims++;
        List<ClaimedLetter> claimed = new ArrayList<>();
        rows.values().stream()
                .filter(row -> row.letter.receiver().equals(receiver) && row.isDue(now) && !isHeldUp(row))
                .sorted(Comparator.comparing(row -> row.dueAt.orElseThrow()))
                .limit(most)
                .toList()
                .forEach(row -> claimed.add(claim(row, leasedUntil)));
        return claimed;
    }

    private ClaimedLetter claim(Row row, long leasedUntil) {
        put(row.letter.deliveryId(), row.progress, Optional.of(leasedUntil), row.onDemand, row.redeliveries);
        return new ClaimedLetter(row.letter, row.progress, row.onDemand, row.redeliveries, leasedUntil);
    }

    private boolean isHeldUp(Row row) {
        return row.letter.orderingKey().isPresent()
                && rows.values().stream()
                        .takeWhile(older -> !older.equals(row))
                        .anyMatch(older -> older.letter.orderingKey().equals(row.letter.orderingKey())
                                && older.progress.state().isOpen());
    }

    @Override
    public synchronized void record(List<Recording> recordings) {
        requireThere();
        recordings.stream()
                .filter(recording -> row(recording.id())
                        .dueAt
                        .equals(Optional.of(recording.claimed().leasedUntil())))
                .forEach(recording -> put(
                        recording.id(),
                        recording.progress(),
                        recording.dueAt(),
                        recording.onDemand(),
                        row(recording.id()).redeliveries));
    }

    @Override
    public synchronized Optional<DeliveryStatus> find(DeliveryId id) {
        return Optional.ofNullable(rows.get(id)).map(row -> new DeliveryStatus(id, row.letter.address(), row.progress));
    }

    @Override
    public synchronized void demand(DeliveryId id, String receiver) {
        Row row = row(id);
        put(id, row.progress, Optional.of(0L), true, row.redeliveries + 1);
    }

    private void put(DeliveryId id, Progress progress, Optional<Long> dueAt, boolean onDemand, int redeliveries) {
        rows.put(id, new Row(row(id).letter, progress, dueAt, onDemand, redeliveries));
    }

    private Row row(DeliveryId id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow();
    }

    private void requireThere() {
        if (away) {
            throw new LedgerUnavailableException(new IllegalStateException("away, for the test"));
        }
    }
}
