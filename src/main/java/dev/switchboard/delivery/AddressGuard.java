package dev.switchboard.delivery;

import dev.switchboard.delivery.CallbackUrl.Refused;
import dev.switchboard.delivery.CallbackUrl.Usable;
import java.net.InetAddress;
import java.net.URI;

/**
 * Keeps callbacks from reaching what is not meant for them: this machine, its network, the cloud's metadata.
 *
 * <p>A URL is looked at when it is given, and each address again before it is dialled, for a name may lead elsewhere by then.
 */
public final class AddressGuard {
    private static final String NOT_PERMITTED =
            " is loopback, private or reserved; the operator can permit it by SWITCHBOARD_CALLBACK_ALLOW";

    private final CallbackPolicy policy;

    public AddressGuard(CallbackPolicy policy) {
        this.policy = policy;
    }

    /** Looks at the URL alone: no name is looked up. */
    public CallbackUrl check(String text) {
        try {
            URI url = UrlSpelling.read(text);
            requireScheme(url);
            requireHost(url.getHost());
            return new Usable(url);
        } catch (IllegalArgumentException e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #check(String)}. */
    public CallbackUrl check(URI url) {
        return check(url.toString());
    }

    /** Whether a connection to this very address is permitted. */
    public boolean isAllowed(InetAddress address) {
        InetAddress dialled = EmbeddedAddress.unmapped(address);
        return reaches(dialled)
                && EmbeddedAddress.in(dialled).map(this::reaches).orElse(true);
    }

    private boolean reaches(InetAddress address) {
        return switch (AddressTable.reachOf(address)) {
            case PUBLIC -> true;
            case LOOPBACK, PRIVATE -> policy.privateAllowed() || isListed(address);
            case RESERVED -> isListed(address);
            case NOBODY -> false;
        };
    }

    private boolean isListed(InetAddress address) {
        return policy.allowed().stream().anyMatch(block -> block.contains(address));
    }

    private void requireScheme(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        if (!"https".equalsIgnoreCase(url.getScheme()) && !(http && policy.httpAllowed())) {
            throw new IllegalArgumentException(
                    policy.httpAllowed()
                            ? "The URL must begin with https: or http:"
                            : "The URL must begin with https:");
        }
    }

    private void requireHost(String host) {
        boolean allowed = HostSpelling.isLocalhost(host)
                ? isAllowed(InetAddress.getLoopbackAddress())
                : HostSpelling.literal(host).map(this::isAllowed).orElse(true);
        if (!allowed) {
            throw new IllegalArgumentException(host + NOT_PERMITTED);
        }
    }
}
