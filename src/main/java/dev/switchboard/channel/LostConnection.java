package dev.switchboard.channel;

import java.util.Set;

/**
 * How Artemis' client says that the connection is gone: whoever uses it may hear of it before the connection's listener does.
 * Names, because the client's classes are not in the WAR.
 */
final class LostConnection {
    private static final Set<String> NAMES = Set.of(
            "ActiveMQNotConnectedException",
            "ActiveMQConnectionTimedOutException",
            "ActiveMQDisconnectedException",
            "ActiveMQRemoteDisconnectException",
            "ActiveMQObjectClosedException",
            "ActiveMQUnBlockedException");

    private LostConnection() {}

    static boolean isToldBy(Throwable thrown) {
        for (Throwable reason = thrown; reason != null; reason = reason.getCause()) {
            if (NAMES.contains(reason.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}
