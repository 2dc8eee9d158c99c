package dev.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.access.Caller;
import dev.switchboard.access.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys a signature may be checked with, and how they are given. */
class TokenVerifierTest {
    private static final String ISSUER = "https://issuer.example";
    private static final RSAKey RSA = rsa("rsa");
    private static final RSAKey OTHER_RSA = rsa("other");
    private static final ECKey EC = ec("ec", Curve.P_256);
    private static final ECKey EC_384 = ec("ec-384", Curve.P_384);

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String id, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String set() {
        return new JWKSet(List.of(RSA, EC, EC_384)).toString(); // the public parts
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static Optional<Caller> caller(PublicKeys keys, String token) {
        return new TokenVerifier(keys, TokenVerifier.ASYMMETRIC, ISSUER, Set.of()).caller(token);
    }

    private static boolean accepts(String keys, String token) {
        return caller(PublicKeys.of(keys), token).isPresent();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("anna")
                .claim("groups", List.of("requestor"))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String sign(JWSAlgorithm algorithm, @Nullable String keyId, JWSSigner signer) throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims().build());
        token.sign(signer);
        return token.serialize();
    }

    private static String byRsa() throws JOSEException {
        return sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(RSA));
    }

    private static String byEc() throws JOSEException {
        return sign(JWSAlgorithm.ES256, "ec", new ECDSASigner(EC));
    }

    /** What a header says of a signature that is another's. */
    private static String under(String header, String token) {
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        return encoded + token.substring(token.indexOf('.'));
    }

    @Test
    void ofASetTheKeyIsTakenThatTheTokenNames() throws Exception {
        assertThat(accepts(set(), byRsa())).isTrue();
        assertThat(accepts(set(), byEc())).isTrue();
        assertThat(accepts(set(), sign(JWSAlgorithm.ES384, "ec-384", new ECDSASigner(EC_384))))
                .isTrue();
        assertThat(accepts(set(), sign(JWSAlgorithm.PS256, "rsa", new RSASSASigner(RSA))))
                .isTrue();
        assertThat(accepts(set(), sign(JWSAlgorithm.RS256, null, new RSASSASigner(RSA))))
                .as("one that names none is tried with all of its kind")
                .isTrue();
    }

    @Test
    void aKeyMayBeOneJwkOrPemOrJsonInBase64() throws Exception {
        String base64 = Base64.getEncoder().encodeToString(set().getBytes(StandardCharsets.UTF_8));

        assertThat(accepts(EC.toPublicJWK().toJSONString(), byEc())).isTrue();
        assertThat(accepts(RSA.toPublicJWK().toJSONString(), byRsa())).isTrue();
        assertThat(accepts(base64, byEc())).isTrue();
        assertThat(accepts(pem(EC.toECPublicKey().getEncoded()), byEc())).isTrue();
        assertThat(accepts(pem(RSA.toRSAPublicKey().getEncoded()), byRsa())).isTrue();
    }

    @Test
    void whoIsSignedByAnotherKeyIsNobody() throws Exception {
        String byAnother = sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(OTHER_RSA));

        assertThat(accepts(set(), byAnother)).isFalse();
        assertThat(accepts(pem(RSA.toRSAPublicKey().getEncoded()), byAnother)).isFalse();
        assertThat(accepts(set(), sign(JWSAlgorithm.RS256, "unknown", new RSASSASigner(RSA))))
                .as("under the name of no key")
                .isFalse();
        assertThat(accepts(set(), sign(JWSAlgorithm.RS256, "ec", new RSASSASigner(RSA))))
                .as("under the name of another")
                .isFalse();
        assertThat(accepts(set(), sign(JWSAlgorithm.ES384, "ec", new ECDSASigner(EC_384))))
                .as("of another curve than the key that it names")
                .isFalse();
    }

    @Test
    void aKeyOfOneKindChecksNoSignatureOfAnother() throws Exception {
        for (String keys : List.of(
                set(),
                pem(RSA.toRSAPublicKey().getEncoded()),
                pem(EC.toECPublicKey().getEncoded()))) {
            for (String id : List.of("rsa", "ec")) {
                assertThat(accepts(keys, under("{\"alg\":\"ES256\",\"kid\":\"" + id + "\"}", byRsa())))
                        .isFalse();
                assertThat(accepts(keys, under("{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}", byEc())))
                        .isFalse();
                assertThat(accepts(keys, under("{\"alg\":\"none\",\"kid\":\"" + id + "\"}", byEc())))
                        .isFalse();
                assertThat(accepts(keys, under("{\"alg\":\"none\"}", "." + byEc().split("\\.", -1)[1] + ".")))
                        .isFalse();
            }
        }
    }

    @Test
    void aPublicKeyIsNoSecretToSignWith() throws Exception {
        String pem = pem(RSA.toRSAPublicKey().getEncoded());

        for (String secret : List.of(pem, pem.strip(), set())) {
            assertThat(accepts(pem, sign(JWSAlgorithm.HS256, "rsa", new MACSigner(secret))))
                    .isFalse();
            assertThat(accepts(set(), sign(JWSAlgorithm.HS256, "rsa", new MACSigner(secret))))
                    .isFalse();
        }
        assertThat(accepts(
                        pem,
                        sign(
                                JWSAlgorithm.HS256,
                                "rsa",
                                new MACSigner(RSA.toRSAPublicKey().getEncoded()))))
                .isFalse();
    }

    @Test
    void aKeyThatIsForSomethingElseIsNotTaken() throws Exception {
        RSAKey encrypts = new RSAKey.Builder(RSA).keyUse(KeyUse.ENCRYPTION).build();

        assertThat(accepts(new JWKSet(encrypts).toString(), byRsa())).isFalse();
    }

    @Test
    void whereOneAlgorithmIsConfiguredNoOtherIsTaken() throws Exception {
        TokenVerifier verifier = new TokenVerifier(PublicKeys.of(set()), Set.of(JWSAlgorithm.ES256), ISSUER, Set.of());

        assertThat(verifier.caller(byEc())).isPresent();
        assertThat(verifier.caller(byRsa())).isEmpty();
    }

    static Stream<String> keysThatCannotBeUsed() {
        return Stream.of(
                "{\"keys\":[]}",
                new JWKSet(List.of(RSA)).toString(false), // with the private part
                RSA.toJSONString(),
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
                "{\"kty\":\"RSA\"}",
                "{",
                "no key",
                "-----BEGIN PUBLIC KEY-----\nc2VjcmV0\n-----END PUBLIC KEY-----");
    }

    @ParameterizedTest
    @MethodSource("keysThatCannotBeUsed")
    void whatIsNoPublicKeyIsRefusedAtTheStart(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicKeys.of(text))
                .withMessageStartingWith("it ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "URL"})
    void keysMayLieInAFile(String as, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), set());
        PublicKeys keys =
                PublicKeys.at(as.equals("path") ? file.toString() : file.toUri().toString());

        assertThat(caller(keys, byRsa())).isPresent();
        assertThat(caller(keys, byEc())).isPresent();
    }

    @Test
    void aFileThatIsNotThereIsRefusedAtTheStart(@TempDir Path folder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicKeys.at(folder.resolve("none").toString()))
                .withMessage("it can't be read");
    }

    @Test
    void keysOnTheWebAreFetchedAndLookedForAgainWhenATokenNamesAnother() throws Exception {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            serve(web, new JWKSet(RSA).toString());
            web.start();
            PublicKeys keys =
                    PublicKeys.at("http://localhost:" + web.getAddress().getPort() + "/keys");
            TokenVerifier verifier = new TokenVerifier(keys, TokenVerifier.ASYMMETRIC, ISSUER, Set.of());
            assertThat(verifier.caller(byRsa())).isPresent();

            web.removeContext("/keys");
            serve(web, new JWKSet(EC).toString());

            assertThat(verifier.caller(byEc())).isPresent();
        } finally {
            web.stop(0);
        }
    }

    private static void serve(HttpServer web, String keys) {
        byte[] json = keys.getBytes(StandardCharsets.UTF_8);
        web.createContext("/keys", call -> {
            call.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
            call.sendResponseHeaders(200, json.length);
            call.getResponseBody().write(json);
            call.close();
        });
    }

    @Test
    void whereTheKeysAreOutOfReachNobodyIsAccepted() throws IOException, JOSEException {
        HttpServer gone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int port = gone.getAddress().getPort();
        gone.stop(0);

        assertThat(caller(PublicKeys.at("http://localhost:" + port + "/keys"), byRsa()))
                .isEmpty();
    }

    @Test
    void claimsOfOursLimitTheBearer() throws Exception {
        Map<String, Object> limits = Map.of("switchboard_services", List.of("a", "b"), "switchboard_topics", List.of());

        assertThat(limits(limits)).contains(new Limits(Optional.of(Set.of("a", "b")), Optional.of(Set.of())));
        assertThat(limits(Map.of())).contains(Limits.NONE);
        assertThat(limits(Map.of("switchboard_topics", "a"))).as("no list").isEmpty();
        assertThat(limits(Map.of("switchboard_topics", List.of(1))))
                .as("no names")
                .isEmpty();
    }

    private static Optional<Limits> limits(Map<String, Object> more) throws JOSEException {
        JWTClaimsSet.Builder claims = claims();
        more.forEach(claims::claim);
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        token.sign(new RSASSASigner(RSA));
        return caller(PublicKeys.of(set()), token.serialize()).map(Caller::limits);
    }
}
