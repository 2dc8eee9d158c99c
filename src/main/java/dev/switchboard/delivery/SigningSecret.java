package dev.switchboard.delivery;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver and Switchboard know alone (Standard Webhooks 1.0.0, "Signature scheme"). It never prints itself. */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int GENERATED = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final String text;
    private final SecretKeySpec key;

    private SigningSecret(byte[] bytes) {
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw unusable();
        }
        text = PREFIX + Base64.getEncoder().encodeToString(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** A new one, of 32 bytes. */
    public static SigningSecret generate(SecureRandom random) {
        byte[] bytes = new byte[GENERATED];
        random.nextBytes(bytes);
        return new SigningSecret(bytes);
    }

    /**
     * @param text {@code whsec_} and the base64 of 24 to 64 bytes
     * @throws IllegalArgumentException if it isn't; its message doesn't repeat the text
     */
    public static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw unusable();
        }
        return new SigningSecret(decode(text.substring(PREFIX.length())));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unusable(); // without its cause, which shows part of the text
        }
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException(
                "A signing secret is " + PREFIX + " and the base64 of " + SHORTEST + " to " + LONGEST + " bytes");
    }

    /** The secret itself, to be kept and to be shown to its receiver once. */
    public String text() {
        return text;
    }

    /** HMAC-SHA256 of the parts one after the other. */
    byte[] authenticate(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
