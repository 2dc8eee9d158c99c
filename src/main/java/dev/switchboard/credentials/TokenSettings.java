package dev.switchboard.credentials;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Whose tokens are accepted, under the names of MicroProfile JWT 2.1. The server's own mechanism isn't used: it guards JAX-RS, and half
 * of what is answered here is answered before that.
 */
@ApplicationScoped
public class TokenSettings {
    private static final String KEY = "mp.jwt.verify.publickey";
    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final String ALGORITHM = "mp.jwt.verify.publickey.algorithm";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";
    private static final List<String> NOT_READ = List.of(
            "mp.jwt.verify.token.age",
            "mp.jwt.verify.clock.skew",
            "mp.jwt.decrypt.key.location",
            "mp.jwt.decrypt.key.algorithm",
            "mp.jwt.token.header",
            "mp.jwt.token.cookie");

    @Inject
    private Config config;

    private Optional<TokenVerifier> verifier = Optional.empty();

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that a wrong setting stops the deployment
    }

    /** @throws IllegalStateException that names the property if one can't be used */
    @PostConstruct
    void read() {
        requireNoOther(this::text);
        Optional<String> key = text(KEY);
        Optional<String> location = text(LOCATION);
        if (key.isPresent() && location.isPresent()) {
            throw new IllegalStateException(KEY + " and " + LOCATION + " can't be given both");
        }
        verifier = key.map(text -> verifier(named(KEY, () -> PublicKeys.of(text))))
                .or(() -> location.map(place -> verifier(named(LOCATION, () -> PublicKeys.at(place)))));
    }

    /**
     * Whoever sets one of the other properties counts on it: without their maximum age tokens would be accepted that should be refused.
     *
     * @throws IllegalStateException that names the first that is set
     */
    static void requireNoOther(Function<String, Optional<String>> setting) {
        NOT_READ.stream()
                .filter(property -> setting.apply(property).isPresent())
                .findFirst()
                .ifPresent(property -> {
                    throw new IllegalStateException(property
                            + " can't be used: of MicroProfile JWT's properties Switchboard reads "
                            + String.join(", ", KEY, LOCATION, ALGORITHM, ISSUER, AUDIENCES));
                });
    }

    private TokenVerifier verifier(PublicKeys keys) {
        String issuer =
                text(ISSUER).orElseThrow(() -> new IllegalStateException(ISSUER + " is missing: whose tokens?"));
        return new TokenVerifier(keys, named(ALGORITHM, this::algorithms), issuer, audiences());
    }

    private Set<JWSAlgorithm> algorithms() {
        return text(ALGORITHM).map(name -> Set.of(asymmetric(name))).orElse(TokenVerifier.ASYMMETRIC);
    }

    private static JWSAlgorithm asymmetric(String name) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
        if (!TokenVerifier.ASYMMETRIC.contains(algorithm)) {
            throw new IllegalArgumentException("it is one of "
                    + TokenVerifier.ASYMMETRIC.stream()
                            .map(JWSAlgorithm::getName)
                            .sorted()
                            .toList());
        }
        return algorithm;
    }

    private Set<String> audiences() {
        return text(AUDIENCES).stream()
                .flatMap(all -> Arrays.stream(all.split(",", -1)))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T named(String property, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " can't be used: " + e.getMessage(), e);
        }
    }

    private Optional<String> text(String property) {
        return config.getOptionalValue(property, String.class).filter(text -> !text.isBlank());
    }

    /** Empty where no tokens are accepted. */
    Optional<TokenVerifier> verifier() {
        return verifier;
    }
}
