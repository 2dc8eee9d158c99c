package dev.switchboard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The signature of one attempt (Standard Webhooks 1.0.0, "Signature scheme"): by every secret that a receiver may still know. */
public final class WebhookSignature {
    private WebhookSignature() {}

    /**
     * The value of {@code webhook-signature}: {@code v1,} and base64, for each secret in turn.
     *
     * @param id of the delivery, the same at each attempt
     * @param at the time of this attempt, of which whole seconds are signed
     * @throws IllegalArgumentException if the id contains a dot, which divides what is signed, or there is no secret
     */
    public static String of(List<SigningSecret> secrets, String id, Instant at, byte[] body) {
        if (secrets.isEmpty() || id.isEmpty() || id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("A signature takes a secret, and an id without a dot, not " + id);
        }
        byte[] before = (id + "." + at.getEpochSecond() + ".").getBytes(UTF_8);
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.authenticate(before, body)))
                .collect(joining(" "));
    }
}
