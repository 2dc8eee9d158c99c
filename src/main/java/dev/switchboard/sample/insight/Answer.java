package dev.switchboard.sample.insight;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** What is replied. */
record Answer(int status, String contentType, Object body) {

    static Answer ok(Analysis analysis) {
        return new Answer(200, "application/json", analysis);
    }

    static Answer malformed() {
        return problem(
                422, "malformed-request", "The request can't be read", "Send JSON with a text in the field customerId");
    }

    static Answer unknown(String customerId) {
        return problem(404, "unknown-customer", "No such customer", "There is no customer " + customerId);
    }

    private static Answer problem(int status, String name, String title, String detail) {
        return new Answer(status, "application/problem+json", new Problem("/problems/" + name, title, status, detail));
    }

    /** Problem details, RFC 9457. */
    @JsonbPropertyOrder({"type", "title", "status", "detail"})
    public record Problem(String type, String title, int status, String detail) {}
}
