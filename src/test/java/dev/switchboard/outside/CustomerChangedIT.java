package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer is changed, and everybody who listens learns of it. */
@ExtendWith(SharedSwitchboard.class)
class CustomerChangedIT {
    private final SwitchboardProcess switchboard;
    private final HttpCaller http;

    CustomerChangedIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
        this.http = switchboard.http();
    }

    @Test
    void aChangeReachesTheDirectoryAndTheAuditLog() {
        HttpAnswer changed = change("C-1031", "{\"name\":\"Wer Auch Immer\",\"city\":\"Zürich\"}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        int version = changed.json().getInt("version");
        assertThat(http.get("/api/customers/C-1031").json()).isEqualTo(changed.json());
        switchboard.await(
                "the directory", () -> http.get("/api/directory/C-1031").status() == 200);
        JsonObject entry = http.get("/api/directory/C-1031").json();
        assertThat(entry.getString("name")).isEqualTo("Wer Auch Immer");
        assertThat(entry.getInt("version")).isEqualTo(version);
        switchboard.await("the audit log", () -> audited("C-1031").size() == 1);
        assertThat(audited("C-1031").get(0).getString("body")).contains("Zürich");
    }

    @Test
    void theDirectoryEndsWithTheLastOfManyChanges() {
        for (int i = 1; i <= 20; i++) {
            change("C-1032", "{\"name\":\"Name " + i + "\",\"city\":\"Bern\"}");
        }

        switchboard.await("all in the audit log", () -> audited("C-1032").size() == 20);
        switchboard.await(
                "the last in the directory",
                () -> http.get("/api/directory/C-1032").body().contains("Name 20"));
    }

    @Test
    void whatCanNotBeChangedIsNotPublishedEither() {
        change("C-9999999", "{\"name\":\"Nobody\",\"city\":\"Nowhere\"}").problem(404, "not-found");
        change("C-1033", "{\"name\":\"\",\"city\":\"Bern\"}").problem(422, "unreadable-field");
        change("C-1033", "{\"city\":\"Bern\"}").problem(422, "unreadable-field");
        change("C-1033", "{\"name\":\"A\",\"city\":7}").problem(422, "unreadable-field");
        change("C-1033", "[]").problem(422, "unreadable-field");
        change("C-1033", "{\"name\":\"Last\",\"city\":\"Bern\"}");

        switchboard.await("the one change", () -> !audited("C-1033").isEmpty());
        assertThat(audited("C-1033")).hasSize(1);
        assertThat(audited("C-9999999")).isEmpty();
    }

    private HttpAnswer change(String id, String json) {
        return http.call("/api/customers/" + id, request -> request.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private List<JsonObject> audited(String id) {
        return http.get("/api/audit/" + id).json().getJsonArray("entries").getValuesAs(JsonObject.class);
    }
}
