package dev.switchboard.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * What the embedded broker proves with who it is, to clients who speak TLS.
 *
 * @param file PKCS #12 or JKS, with a private key and its certificates
 * @param password of the file and of the key
 */
record TlsKeyStore(Path file, String password) {

    /** @throws IllegalArgumentException if it can't be opened, or there is no key in it */
    void requireUsable() {
        char[] secret = password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), secret);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, secret) != null) {
                    return;
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("BROKER_TLS_KEYSTORE " + file
                    + " is no key store that BROKER_TLS_KEYSTORE_PASSWORD opens, or can't be read");
        }
        throw new IllegalArgumentException("BROKER_TLS_KEYSTORE " + file + " has no private key");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return file.toString();
    }
}
