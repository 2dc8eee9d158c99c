package dev.switchboard.credentials;

import dev.switchboard.access.Caller;
import dev.switchboard.access.Credentials;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells keys from tokens. */
@Dependent
public class CredentialCheck implements Credentials {
    private final KeyRing keys;
    private final Optional<TokenVerifier> tokens;

    @Inject
    CredentialCheck(KeyRing keys, TokenSettings tokens) {
        this.keys = keys;
        this.tokens = tokens.verifier();
    }

    @Override
    public Caller bearing(String text) {
        return ApiKey.isMeant(text) ? key(text) : token(text);
    }

    private Caller key(String text) {
        return keys.find(text).orElseThrow(() -> refused("The API key is unknown, or not good any more"));
    }

    private Caller token(String text) {
        return tokens.flatMap(verifier -> verifier.caller(text))
                .orElseThrow(() -> refused("It is no API key, and no token that is accepted here"));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Fault.INVALID_KEY, detail);
    }

    @Override
    public boolean isStillBorne(String text) {
        return ApiKey.isMeant(text)
                ? keys.knows(text)
                : tokens.flatMap(verifier -> verifier.caller(text)).isPresent();
    }

    @Override
    public boolean isStillSignedIn(String text) {
        return keys.endOf(text).isPresent();
    }

    @Override
    public Optional<Caller> signedIn(String text) {
        return keys.signedIn(text);
    }
}
