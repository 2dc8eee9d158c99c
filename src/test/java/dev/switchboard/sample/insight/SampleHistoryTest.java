package dev.switchboard.sample.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.sample.insight.History.Call;
import dev.switchboard.sample.insight.History.Case;
import dev.switchboard.sample.insight.History.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample customers' histories, as the migrations insert them. */
class SampleHistoryTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

    private static Connection database;
    private static List<History> histories;

    @BeforeAll
    static void migrate() throws Exception {
        database = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
        execute("V1__customers.sql");
        execute("V3__history.sql");
        histories = rows("select id from customer order by id", row -> historyOf(row.getString("id")));
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void thereIsEnoughOfIt() {
        assertThat(histories.stream()
                        .mapToInt(history -> history.orders().size())
                        .sum())
                .isGreaterThan(300);
        assertThat(histories.stream()
                        .mapToInt(history -> history.calls().size())
                        .sum())
                .isGreaterThan(300);
        assertThat(histories.stream()
                        .mapToInt(history -> history.cases().size())
                        .sum())
                .isGreaterThan(100);
    }

    @Test
    void itReachesToOneDayAndNoFurther() {
        List<LocalDate> days = new ArrayList<>();
        for (History history : histories) {
            history.orders().forEach(order -> days.add(order.placedOn()));
            history.calls().forEach(call -> days.add(call.calledOn()));
            history.cases().forEach(supportCase -> days.add(supportCase.openedOn()));
        }

        assertThat(days).allSatisfy(day -> assertThat(day).isBeforeOrEqualTo(AS_OF));
        assertThat(histories.stream().flatMap(history -> history.orders().stream()))
                .extracting(Order::placedOn)
                .contains(AS_OF);
    }

    @Test
    void noCaseIsClosedBeforeItIsOpened() {
        assertThat(histories.stream().flatMap(history -> history.cases().stream()))
                .filteredOn(supportCase -> !supportCase.open())
                .isNotEmpty()
                .allSatisfy(supportCase -> assertThat(supportCase.closedOn())
                        .isAfterOrEqualTo(supportCase.openedOn())
                        .isBeforeOrEqualTo(AS_OF));
    }

    @Test
    void everyRuleAppliesToSomebody() {
        assertThat(histories)
                .extracting(history -> Rules.recommend(Scored.of(history)).action())
                .containsAll(Rules.actions());
    }

    private static void execute(String migration) throws IOException, SQLException {
        try (InputStream script =
                        SampleHistoryTest.class.getResourceAsStream("/dev/switchboard/sample/migrations/" + migration);
                Statement statement = database.createStatement()) {
            assertThat(script).as(migration).isNotNull();
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static History historyOf(String customer) throws SQLException {
        String of = " where customer_id = '" + customer + "'";
        return new History(
                customer,
                "",
                AS_OF,
                rows(
                        "select * from customer_order" + of,
                        row -> new Order(day(row, "placed_on"), row.getBigDecimal("amount"))),
                rows("select * from customer_call" + of, row -> new Call(day(row, "called_on"), row.getInt("minutes"))),
                rows(
                        "select * from support_case" + of,
                        row -> new Case(
                                row.getString("subject"),
                                row.getBoolean("urgent"),
                                day(row, "opened_on"),
                                dayOrNull(row, "closed_on"))));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getDate(column).toLocalDate();
    }

    private static @Nullable LocalDate dayOrNull(ResultSet row, String column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(String query, Reading<T> reading) throws SQLException {
        List<T> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(reading.of(rows));
            }
        }
        return List.copyOf(found);
    }
}
