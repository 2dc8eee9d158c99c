package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.CallbackUrl.Refused;
import dev.switchboard.delivery.CallbackUrl.Usable;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AddressGuardTest {
    private static final AddressGuard PRODUCTION = new AddressGuard(CallbackPolicy.STRICT);
    private static final AddressGuard DEVELOPMENT = new AddressGuard(new CallbackPolicy(true, true, List.of()));

    @Example
    void theInternetIsPermitted() {
        assertThat(List.of(
                        "8.8.8.8",
                        "1.1.1.1",
                        "9.255.255.255",
                        "11.0.0.0",
                        "100.63.255.255",
                        "100.128.0.0",
                        "126.255.255.255",
                        "128.0.0.0",
                        "169.253.255.255",
                        "169.255.0.0",
                        "172.15.255.255",
                        "172.32.0.0",
                        "192.167.255.255",
                        "192.169.0.0",
                        "198.17.255.255",
                        "198.20.0.0",
                        "223.255.255.255",
                        "2001:4860:4860::8888",
                        "2606:4700:4700::1111",
                        "64:ff9b::8.8.8.8"))
                .allMatch(text -> PRODUCTION.isAllowed(address(text)));
    }

    @Property
    void whatIsNotTheInternetIsRefusedInEveryForm(@ForAll("special") byte[] v4) {
        assertThat(formsOf(v4)).noneMatch(PRODUCTION::isAllowed);
    }

    @Property
    void aMappedAddressIsTheAddress(@ForAll("any") byte[] v4) {
        assertThat(PRODUCTION.isAllowed(mapped(v4))).isEqualTo(PRODUCTION.isAllowed(of(v4)));
        assertThat(DEVELOPMENT.isAllowed(mapped(v4))).isEqualTo(DEVELOPMENT.isAllowed(of(v4)));
    }

    @Property
    void natLeadsWhereTheAddressInsideDoes(@ForAll("any") byte[] v4) {
        assertThat(PRODUCTION.isAllowed(of(with("0064ff9b0000000000000000", v4, ""))))
                .isEqualTo(PRODUCTION.isAllowed(of(v4)));
    }

    @Example
    void developmentPermitsLoopbackAndPrivateOnesAndNoMore() {
        assertThat(List.of("127.0.0.1", "::1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "fd00::1", "8.8.8.8"))
                .allMatch(text -> DEVELOPMENT.isAllowed(address(text)));
        assertThat(List.of(
                        "0.0.0.0",
                        "::",
                        "169.254.169.254",
                        "fd00:ec2::254",
                        "100.64.0.1",
                        "224.0.0.1",
                        "ff02::1",
                        "240.0.0.1",
                        "255.255.255.255",
                        "fe80::1",
                        "2002:7f00:1::"))
                .noneMatch(text -> DEVELOPMENT.isAllowed(address(text)));
    }

    @Example
    void whatTheOperatorListsIsPermittedButNoMulticast() {
        AddressGuard guard = listing("10.1.0.0/16,169.254.7.0/24,224.0.0.0/4,0.0.0.0/8");

        assertThat(guard.isAllowed(address("10.1.2.3"))).isTrue();
        assertThat(guard.isAllowed(address("64:ff9b::10.1.2.3"))).isTrue();
        assertThat(guard.isAllowed(address("169.254.7.1"))).isTrue();
        assertThat(guard.isAllowed(address("10.2.2.3"))).isFalse();
        assertThat(guard.isAllowed(address("224.0.0.1"))).isFalse();
        assertThat(guard.isAllowed(address("0.0.0.0"))).isFalse();
    }

    @Property(tries = 2_000)
    void noTextMakesItThrow(@ForAll("urls") String text) {
        assertThat(PRODUCTION.check(text)).isInstanceOfAny(Usable.class, Refused.class);
    }

    @Property
    void noTextOfAnyKindMakesItThrow(@ForAll String text) {
        assertThat(DEVELOPMENT.check("https://" + text)).isInstanceOfAny(Usable.class, Refused.class);
    }

    @Property(tries = 2_000)
    void aUsableUrlHasAPlainHost(@ForAll("urls") String text) {
        if (PRODUCTION.check(text) instanceof Usable usable) {
            URI url = usable.url();
            assertThat(url.getScheme()).isEqualToIgnoringCase("https");
            assertThat(url.getHost()).isNotEmpty();
            assertThat(url.getUserInfo()).isNull();
            assertThat(url.getFragment()).isNull();
        }
    }

    @Example
    void aPlainUrlIsUsable() {
        assertThat(List.of(
                        "https://receiver.example",
                        "https://receiver.example:8443/hooks/a?b=c&d=%20",
                        "https://RECEIVER.example/",
                        "https://8.8.8.8/",
                        "https://[2001:4860:4860::8888]:8443/",
                        "https://xn--bcher-kva.example/",
                        "https://receiver/"))
                .allSatisfy(text -> assertThat(PRODUCTION.check(text)).isEqualTo(new Usable(URI.create(text))));
    }

    @Example
    void plainHttpIsUsableWhereConfigured() {
        assertThat(PRODUCTION.check("http://receiver.example/"))
                .isEqualTo(new Refused("The URL must begin with https:"));
        assertThat(DEVELOPMENT.check("http://localhost:8081/")).isInstanceOf(Usable.class);
    }

    @Example
    void aReasonSaysWhatIsWrong() {
        assertThat(reason("https://10.0.0.1/")).contains("10.0.0.1", "private", "SWITCHBOARD_CALLBACK_ALLOW");
        assertThat(reason("https://a:b@receiver.example/")).contains("user or password");
        assertThat(reason("https://receiver.example/#a")).contains("fragment");
        assertThat(reason("https://receiver.example:70000/")).contains("65535");
        assertThat(reason("https://127.1/")).contains("four decimal numbers");
        assertThat(reason("https://b\u00fccher.example/")).contains("xn--");
        assertThat(reason("https://receiver.example/" + "a".repeat(2_048))).contains("2048");
    }

    private static String reason(String text) {
        return ((Refused) PRODUCTION.check(text)).reason();
    }

    private static AddressGuard listing(String blocks) {
        return new AddressGuard(new CallbackPolicy(false, false, Cidr.parseAll(blocks)));
    }

    private static List<InetAddress> formsOf(byte[] v4) {
        byte[] inverted = {(byte) ~v4[0], (byte) ~v4[1], (byte) ~v4[2], (byte) ~v4[3]};
        return List.of(
                of(v4),
                mapped(v4),
                of(with("000000000000000000000000", v4, "")), // v4-compatible
                of(with("0000000000000000ffff0000", v4, "")), // v4-translated
                of(with("0064ff9b0000000000000000", v4, "")), // NAT64
                of(with("0064ff9b0001000000000000", v4, "")), // local NAT64
                of(with("2002", v4, "00000000000000000001")), // 6to4
                of(with("200100004136e37880000000", inverted, "")), // Teredo
                of(with("20014860000000000000" + "5efe", v4, "")), // ISATAP
                of(with("20014860000000000200" + "5efe", v4, "")));
    }

    @Provide
    static Arbitrary<byte[]> any() {
        return Arbitraries.bytes().array(byte[].class).ofSize(4);
    }

    /** Addresses of every block that isn't the internet. */
    @Provide
    static Arbitrary<byte[]> special() {
        List<String> blocks = List.of(
                "0.0.0.0/8",
                "10.0.0.0/8",
                "100.64.0.0/10",
                "127.0.0.0/8",
                "168.63.129.16/32",
                "169.254.0.0/16",
                "172.16.0.0/12",
                "192.0.0.0/24",
                "192.0.2.0/24",
                "192.88.99.0/24",
                "192.168.0.0/16",
                "198.18.0.0/15",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "224.0.0.0/4",
                "240.0.0.0/4");
        return Arbitraries.of(blocks).map(Cidr::parse).flatMap(block -> any().map(host -> within(block, host)));
    }

    @Provide
    static Arbitrary<String> urls() {
        Arbitrary<String> scheme = Arbitraries.of("https://", "http://", "https:", "HTTPS://", "//", "");
        Arbitrary<String> host =
                Arbitraries.strings().withChars("aZ019.-_:[]@%#?/\\xX f\u00e9").ofMaxLength(30);
        Arbitrary<String> rest =
                Arbitraries.strings().withChars("a/?#%&=0:\r\n").ofMaxLength(10);
        return scheme.flatMap(start -> host.flatMap(middle -> rest.map(end -> start + middle + end)));
    }

    private static byte[] within(Cidr block, byte[] host) {
        byte[] address = block.network().getAddress();
        for (int bit = block.length(); bit < 32; bit++) {
            address[bit / 8] |= (byte) (host[bit / 8] & (0x80 >> (bit % 8)));
        }
        return address;
    }

    private static byte[] with(String before, byte[] v4, String after) {
        HexFormat hex = HexFormat.of();
        return hex.parseHex(before + hex.formatHex(v4) + after);
    }

    /** As IPv6, which {@link InetAddress#getByAddress(byte[])} wouldn't leave it. */
    private static InetAddress mapped(byte[] v4) {
        try {
            return Inet6Address.getByAddress("", with("00000000000000000000ffff", v4, ""), -1);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress address(String text) {
        return IpLiteral.read(text).orElseThrow();
    }
}
