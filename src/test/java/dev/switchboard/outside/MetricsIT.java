package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /metrics} of what runs, and the dashboard that reads it. */
@ExtendWith(SharedSwitchboard.class)
class MetricsIT {
    private static final Path DASHBOARD = Path.of("docs", "grafana", "switchboard.json");
    private static final Pattern METRIC = Pattern.compile("\\b(switchboard|jvm|process)_[a-z0-9_]+");

    /** Tested where they are made. */
    private static final Set<String> ONLY_WHERE_THERE_WERE_SOME =
            Set.of("switchboard_refusals_total", "switchboard_publish_refusals_total");

    @Test
    void whatBecomesOfCallersIsCounted(SwitchboardProcess switchboard) throws Exception {
        try (OwnService service = OwnService.declare(switchboard)) {
            String of = "{service=\"" + service.name() + "\"}";
            service.awaitLive("the broker's word", live -> live.getInt("responders", -1) == 0);
            HttpAnswer.of(service.ask("text/plain", "nobody?")).problem(503, "no-responder");
            try (JmsReplier replier = service.answeredBy(JmsReplier.echo())) {
                assertThat(service.ask("text/plain", "hello").statusCode()).isEqualTo(200);
            }
            service.awaitLive("nobody any more", live -> live.getInt("responders", -1) == 0);
            try (JmsReplier mute = service.answeredBy(JmsReplier.Answer.NONE)) {
                assertThat(service.ask(request -> request.header("Prefer", "wait=1"))
                                .statusCode())
                        .isEqualTo(504);
            }

            Figures figures = Figures.of(switchboard);
            assertThat(figures.value("switchboard_exchanges_total" + of)).isEqualTo(2);
            assertThat(figures.value("switchboard_replies_total" + of)).isEqualTo(1);
            assertThat(figures.value("switchboard_timeouts_total" + of)).isEqualTo(1);
            assertThat(figures.value("switchboard_faults_total" + of)).isZero();
            assertThat(figures.value("switchboard_outstanding_requests" + of)).isZero();
            assertThat(figures.value("switchboard_reply_latency_seconds_count" + of))
                    .isEqualTo(1);
            assertThat(figures.value(
                            "switchboard_refusals_total{problem=\"no-responder\",service=\"" + service.name() + "\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoMayNotAnswerIsCounted(SwitchboardProcess switchboard) throws Exception {
        try (OwnService service = OwnService.declare(switchboard, "{\"timeout\":\"PT5S\",\"repliers\":[\"crm\"]}");
                JmsReplier other = service.answeredBy(JmsReplier.echo())) {
            assertThat(service.ask("text/plain", "hello").statusCode()).isEqualTo(504);

            assertThat(other.requests()).hasSize(1);
            assertThat(Figures.of(switchboard)
                            .value("switchboard_forged_replies_total{service=\"" + service.name() + "\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void eventsAreCounted(SwitchboardProcess switchboard) throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            topic.publish("one");
            topic.publish("two");

            await().atMost(OwnService.PATIENCE).untilAsserted(() -> assertThat(Figures.of(switchboard)
                            .value("switchboard_events_published_total{topic=\"" + topic.name() + "\"}"))
                    .isEqualTo(2));
        }
    }

    @Test
    void whatWasNeverDeclaredMakesNoFigure(SwitchboardProcess switchboard) {
        switchboard.http().ask("never.declared", "{}").problem(404, "unknown-service");

        assertThat(Figures.of(switchboard).samples()).noneMatch(sample -> sample.contains("never.declared"));
    }

    @Test
    void itIsPrometheusTextUnlessOpenMetricsIsAskedFor(SwitchboardProcess switchboard) {
        HttpAnswer usual = switchboard.http().get("/metrics");
        HttpAnswer open = switchboard
                .http()
                .call("/metrics", request -> request.header("Accept", "application/openmetrics-text; version=1.0.0"));

        assertThat(usual.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
        await().atMost(OwnService.PATIENCE)
                .untilAsserted(() -> assertThat(Figures.of(switchboard).names())
                        .contains(
                                "switchboard_broker_up",
                                "switchboard_ledger_up",
                                "switchboard_outbox_requests",
                                "switchboard_deliveries",
                                "switchboard_delivery_attempts_total",
                                "switchboard_parked_messages",
                                "switchboard_ledger_connections_used",
                                "jvm_memory_used_bytes",
                                "process_cpu_seconds_total"));
    }

    @Test
    void theDashboardAsksForWhatThereIs(SwitchboardProcess switchboard) throws Exception {
        switchboard.http().ask("crm.phone-number", "{\"customerId\":\"C-1001\"}");
        Set<String> there =
                new TreeSet<>(described(switchboard.http().get("/metrics").body()));

        Set<String> asked = queries().flatMap(MetricsIT::metrics).collect(Collectors.toCollection(TreeSet::new));

        there.addAll(ONLY_WHERE_THERE_WERE_SOME);
        assertThat(asked).hasSizeGreaterThan(15).isSubsetOf(there);
    }

    /** Some are described and have no value yet, such as refusals. */
    private static Set<String> described(String text) {
        Set<String> names = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$")
                .matcher(text)
                .results()
                .flatMap(type -> type.group(2).equals("histogram")
                        ? Stream.of("_bucket", "_sum", "_count").map(part -> type.group(1) + part)
                        : Stream.of(type.group(1)))
                .collect(Collectors.toSet());
        names.addAll(Figures.read(text).names());
        return names;
    }

    private static Stream<String> metrics(String query) {
        return METRIC.matcher(query).results().map(MatchResult::group);
    }

    private static Stream<String> queries() throws Exception {
        try (Reader file = Files.newBufferedReader(DASHBOARD);
                JsonReader reader = Json.createReader(file)) {
            return expressions(reader.readObject()).toList().stream();
        }
    }

    private static Stream<String> expressions(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(MetricsIT::expressions);
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .flatMap(each -> Set.of("expr", "query").contains(each.getKey())
                                    && each.getValue() instanceof JsonString text
                            ? Stream.of(text.getString())
                            : expressions(each.getValue()));
        }
        return Stream.empty();
    }
}
