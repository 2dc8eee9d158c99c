package dev.switchboard.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.publishsubscribe.Frame;
import dev.switchboard.publishsubscribe.NewFrame;
import java.util.List;
import java.util.stream.IntStream;

class StreamTableTest {
    private static final String TOPIC = "crm.customer-changed";
    private static final int ALL = Integer.MAX_VALUE;

    @OnBothDatabases
    void eventsComeBackInTheirOrder(FreshDatabase database) {
        StreamTable table = streamed(database);

        table.add(TOPIC, events(1, 3), 10);
        table.add(TOPIC, events(4, 5), 20);

        assertThat(texts(table.after(TOPIC, 0, ALL))).containsExactly("1", "2", "3", "4", "5");
        assertThat(texts(table.after(TOPIC, 3, ALL))).containsExactly("4", "5");
        assertThat(table.after(TOPIC, 5, ALL)).isEmpty();
        assertThat(table.retain(TOPIC, 0)).isEqualTo(5);
    }

    @OnBothDatabases
    void whatComesAgainIsKnown(FreshDatabase database) {
        StreamTable table = streamed(database);
        table.add(TOPIC, events(1, 3), 10);

        table.add(TOPIC, events(2, 4), 20);

        assertThat(texts(table.after(TOPIC, 0, ALL))).containsExactly("1", "2", "3", "4");
    }

    @OnBothDatabases
    void aMessageWithoutAnIdIsAskedForOnlyWhereItComesAgain(FreshDatabase database) {
        StreamTable table = streamed(database);
        NewFrame first = new NewFrame("id", "digest", false, "a".getBytes(UTF_8));
        NewFrame again = new NewFrame("id", "digest", true, "a".getBytes(UTF_8));

        table.add(TOPIC, List.of(first, first), 10);
        table.add(TOPIC, List.of(again), 20);

        assertThat(table.after(TOPIC, 0, ALL)).hasSize(2);
    }

    @OnBothDatabases
    void noMoreIsReadAtOnceThanIsAskedForButOneEventAtLeast(FreshDatabase database) {
        StreamTable table = streamed(database);
        table.add(TOPIC, events(1, 9), 10);

        assertThat(texts(table.after(TOPIC, 0, 3))).containsExactly("1", "2", "3");
        assertThat(texts(table.after(TOPIC, 3, 0))).containsExactly("4");
    }

    @OnBothDatabases
    void theNewestOfOneIdIsFound(FreshDatabase database) {
        StreamTable table = streamed(database);
        table.add(TOPIC, events(1, 3), 10);
        table.add(TOPIC, List.of(new NewFrame("id 2", "other", true, "x".getBytes(UTF_8))), 20);

        assertThat(table.find(TOPIC, "id 2")).hasValue(4);
        assertThat(table.find(TOPIC, "id 9")).isEmpty();
    }

    @OnBothDatabases
    void onlyTheNewestAndYoungestAreKept(FreshDatabase database) {
        StreamTable table = streamed(database);
        table.add(TOPIC, events(1, 600), 10);
        table.add(TOPIC, events(601, 1200), 20);

        table.trim(TOPIC, 1_000, 0);
        assertThat(table.reaches(TOPIC, 199)).isFalse();
        assertThat(table.reaches(TOPIC, 200)).isTrue();

        table.trim(TOPIC, 1_000, 15);
        assertThat(table.reaches(TOPIC, 599)).isFalse();
        assertThat(table.reaches(TOPIC, 600)).isTrue();

        table.trim(TOPIC, 1_000, 25);
        assertThat(table.reaches(TOPIC, 1_199)).isFalse();
        assertThat(table.reaches(TOPIC, 1_200)).isTrue();
    }

    @OnBothDatabases
    void whatNobodyStreamsIsForgottenButNotItsPlace(FreshDatabase database) {
        StreamTable table = streamed(database);
        table.add(TOPIC, events(1, 3), 10);

        assertThat(table.end(TOPIC, 100)).as("asked for until 100").isFalse();
        assertThat(table.retained()).containsEntry(TOPIC, 100L);
        assertThat(table.end(TOPIC, 101)).isTrue();

        assertThat(table.retained()).isEmpty();
        assertThat(table.after(TOPIC, 0, ALL)).isEmpty();
        assertThat(table.retain(TOPIC, 200)).isEqualTo(3);
    }

    private static StreamTable streamed(FreshDatabase database) {
        StreamTable table = new StreamTable(new Database(database.source()));
        table.retain(TOPIC, 100);
        return table;
    }

    private static List<NewFrame> events(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> new NewFrame(
                        "id " + i, "key " + i, true, Integer.toString(i).getBytes(UTF_8)))
                .toList();
    }

    private static List<String> texts(List<Frame> frames) {
        return frames.stream().map(frame -> new String(frame.bytes(), UTF_8)).toList();
    }
}
