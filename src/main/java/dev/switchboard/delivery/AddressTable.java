package dev.switchboard.delivery;

import static dev.switchboard.delivery.Reach.LOOPBACK;
import static dev.switchboard.delivery.Reach.NOBODY;
import static dev.switchboard.delivery.Reach.PRIVATE;
import static dev.switchboard.delivery.Reach.PUBLIC;
import static dev.switchboard.delivery.Reach.RESERVED;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;

/**
 * Every block that isn't the internet, after IANA's special-purpose registries (RFC 6890) and the clouds' manuals. The longest
 * block that holds an address decides.
 */
final class AddressTable {
    private static final List<Block> BLOCKS = List.of(
            block("0.0.0.0/0", PUBLIC),
            block("0.0.0.0/8", NOBODY), // this network; Linux connects 0.0.0.0 to itself
            block("10.0.0.0/8", PRIVATE),
            block("100.64.0.0/10", RESERVED), // carrier-grade NAT, and metadata at 100.100.100.200
            block("127.0.0.0/8", LOOPBACK),
            block("168.63.129.16/32", RESERVED), // a cloud's host, at a public address
            block("169.254.0.0/16", RESERVED), // link-local, and metadata at 169.254.169.254
            block("172.16.0.0/12", PRIVATE),
            block("192.0.0.0/24", RESERVED), // protocol assignments, and metadata at 192.0.0.192
            block("192.0.2.0/24", RESERVED), // documentation
            block("192.88.99.0/24", RESERVED), // 6to4 relays
            block("192.168.0.0/16", PRIVATE),
            block("198.18.0.0/15", RESERVED), // benchmarking
            block("198.51.100.0/24", RESERVED), // documentation
            block("203.0.113.0/24", RESERVED), // documentation
            block("224.0.0.0/4", NOBODY), // multicast
            block("240.0.0.0/4", RESERVED),
            block("255.255.255.255/32", NOBODY), // broadcast
            // IPv6 reaches the internet by 2000::/3 alone; ::/3 has the v4-compatible, v4-translated and local NAT64
            // forms
            block("::/0", RESERVED),
            block("::/128", NOBODY),
            block("::1/128", LOOPBACK),
            block("64:ff9b::/96", PUBLIC), // NAT64: the IPv4 address inside decides
            block("2000::/3", PUBLIC),
            block("2001::/23", RESERVED), // protocol assignments: Teredo, benchmarking, ORCHID
            block("2001:db8::/32", RESERVED), // documentation
            block("2002::/16", RESERVED), // 6to4
            block("3fff::/20", RESERVED), // documentation
            block("fc00::/7", PRIVATE), // unique local
            block("fd00:ec2::/32", RESERVED), // metadata at fd00:ec2::254, in the middle of the unique local ones
            block("fd20:ce::/32", RESERVED), // metadata at fd20:ce::254
            block("ff00::/8", NOBODY)); // multicast

    private AddressTable() {}

    private record Block(Cidr cidr, Reach reach) {}

    static Reach reachOf(InetAddress address) {
        return BLOCKS.stream()
                .filter(block -> block.cidr().contains(address))
                .max(Comparator.comparingInt(block -> block.cidr().length()))
                .orElseThrow()
                .reach();
    }

    private static Block block(String cidr, Reach reach) {
        return new Block(Cidr.parse(cidr), reach);
    }
}
