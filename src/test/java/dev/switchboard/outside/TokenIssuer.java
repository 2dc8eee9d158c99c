package dev.switchboard.outside;

import jakarta.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who issues tokens, as an identity provider does; written by hand, so that it can also issue what no library would. */
final class TokenIssuer {
    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "switchboard";
    private static final int COORDINATE_BYTES = 32;
    private static final KeyPair RSA = keys("RSA", 2048);
    private static final KeyPair EC = keys("EC", 256);

    private TokenIssuer() {}

    private static KeyPair keys(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That of RSA, as PEM. */
    static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(RSA.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----";
    }

    /** Both, as a JWK set (RFC 7517): {@code rsa} and {@code ec}. */
    static String publicKeys() {
        RSAPublicKey rsa = (RSAPublicKey) RSA.getPublic();
        ECPoint ec = ((ECPublicKey) EC.getPublic()).getW();
        return """
                {"keys":[{"kty":"RSA","kid":"rsa","use":"sig","n":"%s","e":"%s"},\
                {"kty":"EC","kid":"ec","use":"sig","crv":"P-256","x":"%s","y":"%s"}]}""".formatted(
                        unsigned(rsa.getModulus(), rsa.getModulus().bitLength() / 8),
                        unsigned(rsa.getPublicExponent(), 3),
                        unsigned(ec.getAffineX(), COORDINATE_BYTES),
                        unsigned(ec.getAffineY(), COORDINATE_BYTES));
    }

    private static String unsigned(BigInteger number, int bytes) {
        byte[] signed = number.toByteArray();
        byte[] exactly = new byte[bytes];
        int length = Math.min(signed.length, bytes);
        System.arraycopy(signed, signed.length - length, exactly, bytes - length, length);
        return encode(exactly);
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
        return sign("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rsa\"}", claims);
    }

    /** Signed by the other key. */
    static String tokenByEc(Map<String, Object> claims) {
        return sign("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"ec\"}", claims, EC, "SHA256withECDSAinP1363Format");
    }

    /** @param header in which an honest issuer names the algorithm that signs, RS256 */
    static String sign(String header, Map<String, Object> claims) {
        return sign(header, claims, RSA, "SHA256withRSA");
    }

    private static String sign(String header, Map<String, Object> claims, KeyPair keys, String algorithm) {
        String signed = encode(header.getBytes(StandardCharsets.UTF_8))
                + '.'
                + encode(Json.createObjectBuilder(claims).build().toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(keys.getPrivate());
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
