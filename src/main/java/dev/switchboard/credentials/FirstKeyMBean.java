package dev.switchboard.credentials;

/** {@code dev.switchboard:type=FirstKey}, for whoever starts the server: how the first operator gets a key. */
public interface FirstKeyMBean {

    /** A new key for an operator, not kept yet; empty where there is one that can be used. */
    String offer();

    /**
     * Keeps the key that was offered last, so that it is accepted from now on.
     *
     * @return false where another node has kept one meanwhile
     */
    boolean keep();
}
