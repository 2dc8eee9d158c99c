package dev.switchboard.delivery;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of IP addresses (RFC 4632).
 *
 * @param network its first address
 * @param length of the prefix that all its addresses share, in bits: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(InetAddress network, int length) {

    /** @throws IllegalArgumentException if the length is none, or the address isn't the first of the block */
    public Cidr {
        int bits = network.getAddress().length * 8;
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException(
                    "A prefix of " + network.getHostAddress() + " has 0 to " + bits + " bits");
        }
        if (!new BigInteger(1, network.getAddress())
                .mod(BigInteger.TWO.pow(bits - length))
                .equals(BigInteger.ZERO)) {
            throw new IllegalArgumentException(
                    network.getHostAddress() + "/" + length + " doesn't begin with the first address of the block");
        }
    }

    /**
     * @param text such as {@code 10.0.0.0/8} or {@code fd00::/8}
     * @throws IllegalArgumentException if it is no block, in words for whoever configured it
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(text + " is no block like 10.0.0.0/8");
        }
        InetAddress network = IpLiteral.read(text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException(text + " doesn't begin with an IP address"));
        return new Cidr(network, Integer.parseInt(text.substring(slash + 1)));
    }

    /** Blocks with commas between them. */
    public static List<Cidr> parseAll(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(Cidr::parse)
                .toList();
    }

    /** Whether the address is one of the block's. Those of the other version of IP never are. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        return mine.length == other.length && sharedBits(mine, other) >= length;
    }

    private static int sharedBits(byte[] one, byte[] other) {
        for (int i = 0; i < one.length; i++) {
            int difference = (one[i] ^ other[i]) & 0xff;
            if (difference != 0) {
                return i * 8 + Integer.numberOfLeadingZeros(difference) - 24;
            }
        }
        return one.length * 8;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + length;
    }
}
