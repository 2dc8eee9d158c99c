package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Customers that are being changed: what was committed is published, and nothing else. */
final class SurvivingChanges implements Survivor {
    private static final int CUSTOMERS = 4;
    private static final int CHANGES_BEFORE_THE_KILL = 60;

    /** The last version of each customer that the CRM confirmed. */
    private final Map<String, Integer> confirmed = new ConcurrentHashMap<>();

    private final CountDownLatch timeToKill = new CountDownLatch(CHANGES_BEFORE_THE_KILL);

    private final List<String> ids =
            IntStream.range(0, CUSTOMERS).mapToObj(i -> "C-" + (1310 + i)).toList();
    private final ExecutorService employees = Executors.newFixedThreadPool(CUSTOMERS);

    @Override
    public void promise(SwitchboardProcess first) {
        ids.forEach(id -> employees.execute(() -> changeUntilTheKill(first, id)));
    }

    @Override
    public void awaitTheMoment() throws InterruptedException {
        assertThat(timeToKill.await(ChildProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Override
    public void killed() throws InterruptedException {
        employees.shutdown();
        assertThat(employees.awaitTermination(ChildProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Override
    public void assertKeptBy(SwitchboardProcess second) {
        for (String id : ids) {
            int version = second.http().get("/api/customers/" + id).json().getInt("version");
            assertThat(version).as("committed").isGreaterThanOrEqualTo(confirmed.getOrDefault(id, 0));
            second.await("all changes of " + id, () -> audited(second, id).size() >= version);
            assertThat(audited(second, id))
                    .as("each version of %s once", id)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, version).boxed().toList());
            second.await(
                    "the last in the directory",
                    () -> second.http().get("/api/directory/" + id).body().contains("\"version\":" + version));
        }
    }

    private void changeUntilTheKill(SwitchboardProcess switchboard, String id) {
        try {
            while (true) {
                HttpAnswer answer = switchboard.http().call("/api/customers/" + id, request -> request.header(
                                "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"name\":\"Somebody\",\"city\":\"Somewhere\"}")));
                if (answer.status() == 200) {
                    confirmed.put(id, answer.json().getInt("version"));
                    timeToKill.countDown();
                }
            }
        } catch (IllegalStateException e) { // it can't be called any more
            timeToKill.countDown();
        }
    }

    private static List<Integer> audited(SwitchboardProcess switchboard, String id) {
        List<Integer> versions = new ArrayList<>();
        for (JsonObject entry : switchboard
                .http()
                .get("/api/audit/" + id)
                .json()
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class)) {
            versions.add(Integer.parseInt(entry.getString("body").replaceAll(".*\"version\":(\\d+).*", "$1")));
        }
        return versions;
    }
}
