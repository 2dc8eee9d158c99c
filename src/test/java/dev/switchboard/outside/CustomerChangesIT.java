package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer is changed, and whoever subscribed learns of it: always, and only then. */
@ExtendWith(SharedSwitchboard.class)
class CustomerChangesIT {
    private static final int CALLERS = 4;

    private final SwitchboardProcess switchboard;

    @TempDir
    private Path data;

    CustomerChangesIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void aChangeReachesTheDirectoryTheAuditLogAndEveryOtherSubscriber() throws Exception {
        try (JmsTopicClient subscriber = JmsTopicClient.plain(switchboard, "crm.customer-changed")) {
            HttpAnswer changed = change(switchboard, "C-1042", "Zoë Ångström");

            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(changed.json().getString("name")).isEqualTo("Zoë Ångström");
            assertThat(subscriber.next()).isEqualTo(changed.body());
            await().atMost(OwnService.PATIENCE).untilAsserted(() -> {
                assertThat(switchboard.http().get("/api/directory/C-1042").body())
                        .contains("Zoë Ångström");
                assertThat(audited(switchboard, "C-1042")).first().isEqualTo("Zoë Ångström");
            });
        }
    }

    @Test
    void whatIsRefusedIsNotTold() {
        change(switchboard, "C-9999999", "Nobody").problem(404, "not-found");

        assertThat(audited(switchboard, "C-9999999")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{\"name\": \" \"} | name",
                "{\"name\": \"A\", \"city\": 5} | city",
                "{\"name\": \"A\", \"city\": \"B\", \"country\": \"de\"} | country",
                "{\"name\": \"A\", \"city\": \"B\", \"country\": \"DE\", \"language\": \"?\"} | language",
                "{\"name\": \"A\", \"city\": \"B\", \"country\": \"DE\", \"language\": \"de\", \"phoneNumber\": \"030\"} | phoneNumber",
                "{\"name\": \"A\", \"age\": 5} | age",
                "{\"id\": \"C-1\", \"name\": \"A\"} | id"
            })
    void whatCannotBeUsedIsNamed(String customer, String field) {
        HttpAnswer answer = put(switchboard, "C-1043", customer);

        assertThat(answer.problem(422, "unreadable-field").getString("detail")).startsWith(field + " ");
    }

    @Test
    void noChangeIsLostOrInventedWhenTheProcessIsKilled() throws Exception {
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        try (SwitchboardProcess first = Launch.inDevelopment().onData(data).start()) {
            AtomicBoolean goesOn = new AtomicBoolean(true);
            List<CompletableFuture<Void>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> CompletableFuture.runAsync(() -> change(first, caller, goesOn, acknowledged)))
                    .toList();
            await().atMost(OwnService.PATIENCE).until(() -> acknowledged.size() > 200);
            first.kill();
            goesOn.set(false);
            callers.forEach(CompletableFuture::join);
        }
        try (SwitchboardProcess second = Launch.inDevelopment().onData(data).start()) {
            await().atMost(OwnService.PATIENCE).untilAsserted(() -> assertThat(IntStream.range(0, CALLERS)
                            .boxed()
                            .flatMap(caller -> audited(second, customer(caller)).stream()))
                    .containsAll(acknowledged));
            for (int caller = 0; caller < CALLERS; caller++) {
                List<String> told = audited(second, customer(caller));
                assertThat(told).doesNotHaveDuplicates();
                assertThat(told.get(0))
                        .as("what was told last is what is there")
                        .isEqualTo(second.http()
                                .get("/api/customers/" + customer(caller))
                                .json()
                                .getString("name"));
            }
        }
    }

    private static void change(
            SwitchboardProcess switchboard, int caller, AtomicBoolean goesOn, List<String> acknowledged) {
        for (int i = 0; goesOn.get(); i++) {
            String name = "Name " + caller + "-" + i;
            try {
                if (change(switchboard, customer(caller), name).status() == 200) {
                    acknowledged.add(name);
                }
            } catch (IllegalStateException e) {
                return; // killed meanwhile
            }
        }
    }

    private static String customer(int caller) {
        return "C-" + (1050 + caller);
    }

    private static HttpAnswer change(SwitchboardProcess switchboard, String id, String name) {
        return put(
                switchboard,
                id,
                Json.createObjectBuilder()
                        .add("name", name)
                        .add("city", "Malmö")
                        .add("country", "SE")
                        .add("language", "sv")
                        .build()
                        .toString());
    }

    private static HttpAnswer put(SwitchboardProcess switchboard, String id, String json) {
        return switchboard.http().call("/api/customers/" + id, request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    /** The names that were told, the newest first. */
    private static List<String> audited(SwitchboardProcess switchboard, String id) {
        return switchboard
                .http()
                .get("/api/audit-log/" + id)
                .json()
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(entry -> Json.createReader(new StringReader(entry.getString("body")))
                        .readObject()
                        .getString("name"))
                .toList();
    }
}
