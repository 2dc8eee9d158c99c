package dev.switchboard.delivery;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates receivers may show: those that the JDK trusts, not those that the server does. */
public final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /** @throws IllegalStateException if the JDK's trust store, {@code lib/security/cacerts}, can't be read */
    public static SSLContext ofTheJdk() {
        File store = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                .toFile();
        try {
            return of(KeyStore.getInstance(store, (char[]) null));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK's trust store can't be read: " + store, e);
        }
    }

    /** Those in the store alone. */
    static SSLContext of(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
