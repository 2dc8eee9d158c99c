package dev.switchboard.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.switchboard.access.Caller;
import dev.switchboard.access.Limits;
import dev.switchboard.access.Role;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a caller of a token that somebody else has issued: its groups are roles, and claims of ours may limit it. */
final class TokenVerifier {
    static final Set<JWSAlgorithm> ASYMMETRIC = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final int LONGEST = 16 * 1024;
    private static final String SERVICES = "switchboard_services";
    private static final String TOPICS = "switchboard_topics";

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /** @param audiences one of which a token has to be for; empty where that doesn't matter */
    TokenVerifier(PublicKeys keys, Set<JWSAlgorithm> algorithms, String issuer, Set<String> audiences) {
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(keys.selector(algorithms));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                audiences.isEmpty() ? null : new HashSet<>(audiences),
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("exp", "sub"),
                null);
        claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** @return empty where the token isn't accepted */
    Optional<Caller> caller(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(caller(processor.process(token, null)));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "A token is not accepted: {0}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        Set<Role> roles = roles(claims.getStringListClaim("groups"));
        Limits limits = new Limits(names(claims, SERVICES), names(claims, TOPICS));
        if (roles.contains(Role.OPERATOR) && !limits.areNone()) {
            throw new IllegalArgumentException("an operator with limits");
        }
        return new Caller(id(claims), name(claims), roles, limits, Optional.empty());
    }

    /** Groups that are no roles are for others. */
    private static Set<Role> roles(@Nullable List<String> groups) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (groups != null) {
            groups.forEach(group -> Role.find(group).ifPresent(roles::add));
        }
        return roles;
    }

    private static Optional<Set<String>> names(JWTClaimsSet claims, String claim) throws ParseException {
        if (!claims.getClaims().containsKey(claim)) {
            return Optional.empty();
        }
        List<String> names = claims.getStringListClaim(claim);
        if (names == null) {
            throw new IllegalArgumentException("a limit without names");
        }
        return Optional.of(Set.copyOf(names));
    }

    /** The same for all tokens of somebody, of whatever length his name is. */
    private static String id(JWTClaimsSet claims) {
        String whole = claims.getIssuer() + '\n' + claims.getSubject();
        return "jwt:" + SecretText.hash(whole).substring(0, 60);
    }

    private static String name(JWTClaimsSet claims) throws ParseException {
        String upn = claims.getStringClaim("upn");
        String preferred = claims.getStringClaim("preferred_username");
        if (upn != null) {
            return upn;
        }
        return preferred == null ? claims.getSubject() : preferred;
    }
}
