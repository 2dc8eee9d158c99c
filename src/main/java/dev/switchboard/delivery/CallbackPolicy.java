package dev.switchboard.delivery;

import java.util.List;

/**
 * What the operator permits callbacks to reach.
 *
 * @param httpAllowed whether a URL may begin with {@code http:}
 * @param privateAllowed whether loopback and private addresses may be reached
 * @param allowed blocks that may be reached whatever they are
 */
public record CallbackPolicy(boolean httpAllowed, boolean privateAllowed, List<Cidr> allowed) {
    /** The internet by https. */
    public static final CallbackPolicy STRICT = new CallbackPolicy(false, false, List.of());

    public CallbackPolicy {
        allowed = List.copyOf(allowed);
    }
}
