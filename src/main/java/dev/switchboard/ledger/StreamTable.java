package dev.switchboard.ledger;

import dev.switchboard.publishsubscribe.Frame;
import dev.switchboard.publishsubscribe.NewFrame;
import dev.switchboard.publishsubscribe.StreamStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The events that streams can be resumed from. */
@ApplicationScoped
public class StreamTable implements StreamStore {
    private static final Upsert RETAIN = new Upsert(
            "update streamed_topic set streamed_until = greatest(streamed_until, ?) where topic = ?",
            "insert into streamed_topic (streamed_until, topic, last_sequence) values (?, ?, 0)");
    private static final String RETAINED = "select topic, streamed_until from streamed_topic where streamed_until > 0";
    private static final String LAST = "select last_sequence from streamed_topic where topic = ?";
    private static final String KNOWN =
            "select message_key from retained_event where topic = ? and message_key = any(?)";
    private static final String INSERT = "insert into retained_event (topic, sequence, event_id, message_key,"
            + " retained_at, frame_size, frame) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String ADVANCE = "update streamed_topic set last_sequence = ? where topic = ?";
    private static final String SIZES = "select sequence, frame_size from retained_event"
            + " where topic = ? and sequence > ? order by sequence limit 500";
    private static final String FRAMES = "select sequence, frame from retained_event"
            + " where topic = ? and sequence > ? and sequence <= ? order by sequence";
    private static final String FIND = "select max(sequence) from retained_event where topic = ? and event_id = ?";
    private static final String OLDEST = "select min(sequence) from retained_event where topic = ?";
    private static final String YOUNG =
            "select sequence from retained_event where topic = ? and retained_at >= ?" + " order by sequence limit 1";
    private static final String TRIM = "delete from retained_event where topic = ? and sequence <= ?";
    private static final String END =
            "update streamed_topic set streamed_until = 0 where topic = ? and streamed_until < ?";
    private static final long ROWS_AT_ONCE = 500;

    private Database database;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    StreamTable() {}

    @Inject
    StreamTable(Database database) {
        this.database = database;
    }

    @Override
    public long retain(String topic, long until) {
        return database.with(connection -> {
            RETAIN.write(connection, row -> {
                row.setLong(1, until);
                row.setString(2, topic);
            });
            return last(connection, LAST, topic);
        });
    }

    @Override
    public Map<String, Long> retained() {
        return database.with(connection ->
                Sql.list(connection, RETAINED, query -> {}, row -> Map.entry(row.getString(1), row.getLong(2))).stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void add(String topic, List<NewFrame> events, long now) {
        database.inTransaction(connection -> {
            long last = last(connection, LAST + " for update", topic);
            Set<String> known = known(connection, topic, events);
            List<NewFrame> fresh = events.stream()
                    .filter(event -> !event.known() || known.add(event.messageKey()))
                    .toList();
            long[] sequence = {last};
            Sql.batch(connection, INSERT, fresh, (insert, event) -> {
                insert.setString(1, topic);
                insert.setLong(2, ++sequence[0]);
                insert.setString(3, event.eventId());
                insert.setString(4, event.messageKey());
                insert.setLong(5, now);
                insert.setInt(6, event.bytes().length);
                insert.setBytes(7, event.bytes());
            });
            return Sql.update(connection, ADVANCE, update -> {
                update.setLong(1, sequence[0]);
                update.setString(2, topic);
            });
        });
    }

    private static Set<String> known(Connection connection, String topic, List<NewFrame> events) throws SQLException {
        List<String> keys = events.stream()
                .filter(NewFrame::known)
                .map(NewFrame::messageKey)
                .toList();
        return new HashSet<>(Sql.list(
                connection,
                KNOWN,
                query -> {
                    query.setString(1, topic);
                    query.setArray(2, Sql.texts(connection, keys));
                },
                row -> row.getString(1)));
    }

    @Override
    public List<Frame> after(String topic, long sequence, int most) {
        return database.with(connection -> {
            long upTo = upTo(connection, topic, sequence, most);
            return upTo == sequence
                    ? List.of()
                    : Sql.list(
                            connection,
                            FRAMES,
                            query -> {
                                query.setString(1, topic);
                                query.setLong(2, sequence);
                                query.setLong(3, upTo);
                            },
                            row -> new Frame(row.getLong(1), row.getBytes(2)));
        });
    }

    private static long upTo(Connection connection, String topic, long sequence, int most) throws SQLException {
        record Size(long sequence, int bytes) {}
        List<Size> sizes = Sql.list(
                connection,
                SIZES,
                query -> {
                    query.setString(1, topic);
                    query.setLong(2, sequence);
                },
                row -> new Size(row.getLong(1), row.getInt(2)));
        long bytes = 0;
        long upTo = sequence;
        for (Size size : sizes) {
            bytes += size.bytes;
            if (bytes > most && upTo > sequence) {
                return upTo;
            }
            upTo = size.sequence;
        }
        return upTo;
    }

    @Override
    public OptionalLong find(String topic, String eventId) {
        return database.with(connection -> {
            List<Long> found = new ArrayList<>();
            Sql.list(
                            connection,
                            FIND,
                            query -> {
                                query.setString(1, topic);
                                query.setString(2, eventId);
                            },
                            row -> Sql.number(row, 1))
                    .forEach(each -> each.ifPresent(found::add));
            return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.get(0));
        });
    }

    @Override
    public boolean reaches(String topic, long sequence) {
        return database.with(connection -> {
            long last = last(connection, LAST, topic);
            long oldest = last(connection, OLDEST, topic);
            return sequence == last || (sequence < last && oldest > 0 && sequence >= oldest - 1);
        });
    }

    @Override
    public void trim(String topic, int newest, long before) {
        database.with(connection -> {
            long last = last(connection, LAST, topic);
            List<Long> young = Sql.list(
                    connection,
                    YOUNG,
                    query -> {
                        query.setString(1, topic);
                        query.setLong(2, before);
                    },
                    row -> row.getLong(1));
            long bound = Math.max(last - newest, young.isEmpty() ? last : young.get(0) - 1);
            return trim(connection, topic, bound);
        });
    }

    /** In small steps, so that no one waits long for these rows. */
    private static int trim(Connection connection, String topic, long bound) throws SQLException {
        long oldest = last(connection, OLDEST, topic);
        for (long from = oldest; from > 0 && from <= bound; from += ROWS_AT_ONCE) {
            long upTo = Math.min(bound, from + ROWS_AT_ONCE - 1);
            Sql.update(connection, TRIM, delete -> {
                delete.setString(1, topic);
                delete.setLong(2, upTo);
            });
        }
        return 0;
    }

    @Override
    public boolean end(String topic, long now) {
        return database.with(connection -> {
            int ended = Sql.update(connection, END, update -> {
                update.setString(1, topic);
                update.setLong(2, now);
            });
            if (ended > 0) {
                trim(connection, topic, last(connection, LAST, topic));
            }
            return ended > 0;
        });
    }

    /** A number that is there, or 0. */
    private static long last(Connection connection, String sql, String topic) throws SQLException {
        List<Long> numbers = Sql.list(connection, sql, query -> query.setString(1, topic), row -> row.getLong(1));
        return numbers.isEmpty() ? 0 : numbers.get(0);
    }
}
