package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.PostgreSql;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same jar with a PostgreSQL: nothing differs but environment variables. */
class PostgreSqlIT {
    private static final int CALLS = 20;
    private static PostgreSql postgresql;
    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void start() {
        postgresql = PostgreSql.start();
        switchboard = Launch.inDevelopment()
                .with("DATABASE_URL", postgresql.freshDatabase())
                .with("DATABASE_USER", PostgreSql.USER)
                .start();
    }

    @AfterAll
    static void stop() {
        switchboard.close();
        postgresql.close();
    }

    @Test
    void theCrmAnswersFromIt() {
        HttpAnswer answer = switchboard.http().ask("crm.phone-number", "{\"customerId\":\"C-1001\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("phoneNumber")).isEqualTo("+493023125096");
        assertThat(Files.exists(switchboard.data().resolve("database")))
                .as("H2")
                .isFalse();
    }

    @Test
    void itsAbsenceStopsOnlyWhatNeedsItAndItsReturnIsNoticed() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.echo())) {
            postgresql.stop();

            assertThat(service.ask("text/plain", "still there?").statusCode()).isEqualTo(200);
            HttpAnswer refused = declare();
            refused.problem(503, "ledger-unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(service.ask("text/plain", "and now?").statusCode()).isEqualTo(200);
            HttpAnswer ready = switchboard.http().get("/health/ready");
            assertThat(ready.status()).as("who waits is answered").isEqualTo(200);
            assertThat(ready.body()).contains("\"ledger\":\"down\"");
            assertThat(Figures.of(switchboard).value("switchboard_ledger_up")).isZero();
            assertThat(Figures.of(switchboard).names())
                    .as("what isn't known isn't told")
                    .doesNotContain("switchboard_outbox_requests");
            assertThat(replier.requests()).hasSize(2);

            postgresql.restart();
            switchboard.await("a declaration", () -> declare().status() < 300);
        }
        switchboard.awaitReadiness();
        switchboard.await(
                "the ledger",
                () -> switchboard.http().get("/health/ready").body().contains("\"ledger\":\"up\""));
    }

    @Test
    void oneThatHangsHoldsNobodyWhoDoesNotNeedIt() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.echo())) {
            postgresql.freeze();
            List<CompletableFuture<HttpAnswer>> held = Stream.generate(
                            () -> CompletableFuture.supplyAsync(PostgreSqlIT::list, callers))
                    .limit(CALLS)
                    .toList();

            switchboard.await("calls that are told", () -> held.stream().anyMatch(CompletableFuture::isDone));
            assertThat(service.ask("text/plain", "still there?").statusCode()).isEqualTo(200);
            assertThat(replier.requests()).hasSize(1);
            HttpAnswer ready = switchboard.http().get("/health/ready");
            assertThat(ready.status()).as("who waits is answered").isEqualTo(200);
            assertThat(ready.body()).contains("\"ledger\":\"down\"");
            list().problem(503, "ledger-unavailable");

            postgresql.thaw();
            assertThat(held).allSatisfy(call -> assertThat(call.get().status()).isIn(200, 503));
            switchboard.await("a declaration", () -> declare().status() < 300);
        } finally {
            postgresql.thaw();
            callers.shutdownNow();
        }
    }

    private static HttpAnswer list() {
        return switchboard.http().get("/api/exchanges");
    }

    private static HttpAnswer declare() {
        return switchboard.http().call("/api/services/needs.the.ledger", request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
    }
}
