package dev.switchboard.sample.insight;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * What to do next.
 *
 * @param action one of the names in {@link Rules}
 * @param reason for a reader
 */
@JsonbPropertyOrder({"action", "reason"})
public record Recommendation(String action, String reason) {}
