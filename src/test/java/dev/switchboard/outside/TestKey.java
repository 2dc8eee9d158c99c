package dev.switchboard.outside;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** A key that a test has made for itself. */
record TestKey(HttpCaller operator, String id, String text, String secret) {

    /** @param members of the JSON: roles and limits */
    static TestKey make(SwitchboardProcess switchboard, String members) {
        HttpAnswer made = switchboard.http().postJson("/api/keys", "{\"name\":\"a test\"," + members + "}");
        if (made.status() != 201) {
            throw new IllegalStateException(made.toString());
        }
        JsonObject key = made.json();
        return new TestKey(switchboard.http(), key.getString("id"), key.getString("key"), key.getString("secret"));
    }

    static TestKey ofRoles(SwitchboardProcess switchboard, String... roles) {
        return make(
                switchboard,
                "\"roles\":" + Json.createArrayBuilder(List.of(roles)).build());
    }

    HttpCaller caller() {
        return operator.bearing(text);
    }

    String path() {
        return "/api/keys/" + id;
    }

    void revoke() {
        operator.delete(path());
    }
}
