package dev.switchboard.sample.crm;

import jakarta.json.JsonObject;

/** What the CRM replies. */
record Answer(int status, String contentType, String body) {

    static Answer ok(JsonObject body) {
        return new Answer(200, "application/json", body.toString());
    }

    static Answer problem(int status, JsonObject problem) {
        return new Answer(status, "application/problem+json", problem.toString());
    }
}
