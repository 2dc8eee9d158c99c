package dev.switchboard.broker;

import java.util.Set;

/**
 * Who may connect to the embedded broker.
 *
 * @param password as it is, or {@code ENC(…)} around its hash
 */
record BrokerUser(String name, String password, Set<Grant> grants) {

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
