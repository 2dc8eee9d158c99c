package dev.switchboard.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The IPv4 address that an IPv6 address leads to.
 *
 * <p>Only of forms whose block is reachable as such: v4-compatible, 6to4, Teredo and the like are refused whole
 * ({@link AddressTable}).
 */
final class EmbeddedAddress {
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final int LAST_FOUR_BYTES = 12;

    private EmbeddedAddress() {}

    /** As the network stack has it: an IPv4 address in its IPv4-mapped form (RFC 4291, section 2.5.5.2) is that IPv4 address. */
    static InetAddress unmapped(InetAddress address) {
        return of(address.getAddress());
    }

    /** That of a NAT64 address (RFC 6052, section 2.1) or an ISATAP interface (RFC 5214, section 6.1). */
    static Optional<InetAddress> in(InetAddress address) {
        byte[] bytes = address.getAddress();
        return NAT64.contains(address) || isIsatap(bytes)
                ? Optional.of(of(Arrays.copyOfRange(bytes, LAST_FOUR_BYTES, bytes.length)))
                : Optional.empty();
    }

    private static boolean isIsatap(byte[] bytes) {
        return bytes.length == 16
                && (bytes[8] & ~2) == 0
                && bytes[9] == 0
                && bytes[10] == 0x5e
                && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes", e);
        }
    }
}
