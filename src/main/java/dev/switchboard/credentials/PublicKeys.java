package dev.switchboard.credentials;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys that tokens' signatures are checked with: one of X.509, or a JWK, or a set of them, here or at a URL (MicroProfile JWT 2.1, section 9). */
@FunctionalInterface
interface PublicKeys {
    String PEM_BEGIN = "-----BEGIN PUBLIC KEY-----";
    String PEM_END = "-----END PUBLIC KEY-----";

    /** @param algorithms those that a signature may be made with */
    JWSKeySelector<SecurityContext> selector(Set<JWSAlgorithm> algorithms);

    /** @throws IllegalArgumentException if there is no public key in the text */
    static PublicKeys of(String text) {
        String key = text.strip();
        if (key.startsWith(PEM_BEGIN)) {
            return pem(key);
        }
        return set(key.startsWith("{") ? key : decoded(key));
    }

    /**
     * Those at a place. What is on the web is fetched when it is needed, kept for minutes, and looked for again when a token names
     * another key.
     *
     * @param location an {@code https:}, {@code http:} or {@code file:} URL, or a path
     * @throws IllegalArgumentException if they can't be read
     */
    static PublicKeys at(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        return lower.startsWith("https:") || lower.startsWith("http:") ? onTheWeb(location) : of(file(location, lower));
    }

    private static PublicKeys onTheWeb(String url) {
        try {
            JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                            URI.create(url).toURL())
                    .retrying(true)
                    .outageTolerant(true)
                    .build();
            return algorithms -> new JWSVerificationKeySelector<>(algorithms, source);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("it is no URL", e);
        }
    }

    private static String file(String location, String lower) {
        try {
            return Files.readString(lower.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("it can't be read", e);
        }
    }

    private static PublicKeys pem(String pem) {
        String base64 = pem.replace(PEM_BEGIN, "").replace(PEM_END, "").replaceAll("\\s", "");
        PublicKey key = publicKey(decodedBytes(base64));
        return algorithms -> (header, context) -> keysFor(header, key, algorithms);
    }

    private static List<PublicKey> keysFor(JWSHeader header, PublicKey key, Set<JWSAlgorithm> algorithms) {
        boolean fits = JWSAlgorithm.Family.RSA.contains(header.getAlgorithm())
                ? key.getAlgorithm().equals("RSA")
                : key.getAlgorithm().equals("EC");
        return fits && algorithms.contains(header.getAlgorithm()) ? List.of(key) : List.of();
    }

    private static PublicKey publicKey(byte[] der) {
        return publicKey("RSA", der)
                .or(() -> publicKey("EC", der))
                .orElseThrow(() -> new IllegalArgumentException("it is no public key of RSA or EC"));
    }

    private static Optional<PublicKey> publicKey(String algorithm, byte[] der) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // of another kind
        }
    }

    private static PublicKeys set(String json) {
        try {
            JWKSet keys = json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
            if (keys.getKeys().isEmpty() || keys.containsNonPublicKeys()) {
                throw new IllegalArgumentException("it has no public keys, or others besides");
            }
            return algorithms -> new JWSVerificationKeySelector<>(algorithms, new ImmutableJWKSet<>(keys));
        } catch (ParseException e) {
            throw new IllegalArgumentException("it is no public key as PEM, JWK or JWK set", e);
        }
    }

    /** A JWK or a set of them may be written in base64. */
    private static String decoded(String base64) {
        return new String(decodedBytes(base64), StandardCharsets.UTF_8);
    }

    private static byte[] decodedBytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no public key as PEM, JWK or JWK set", e);
        }
    }
}
