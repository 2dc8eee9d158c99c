package dev.switchboard.outside;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who issues tokens, as an identity provider does; written by hand, so that it can also issue what no library would. */
final class TokenIssuer {
    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "switchboard";
    private static final KeyPair KEYS = keys();

    private TokenIssuer() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----";
    }

    /** Claims of a token that is good for an hour. */
    static Map<String, Object> claims(String subject, String... groups) {
        long now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss", ISSUER,
                "aud", AUDIENCE,
                "sub", subject,
                "iat", now,
                "exp", now + 3600,
                "groups", List.of(groups)));
    }

    static String token(Map<String, Object> claims) {
        return sign("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"any\"}", claims);
    }

    /** @param header in which an honest issuer names the algorithm that signs */
    static String sign(String header, Map<String, Object> claims) {
        String signed = encode(header.getBytes(StandardCharsets.UTF_8))
                + '.'
                + encode(Json.createObjectBuilder(claims).build().toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
