package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** URLs, hosts, addresses, blocks, schedules and cursors: read, or refused in words, and never another failure. */
class SpellingsTest {
    private final AddressGuard guard = new AddressGuard(CallbackPolicy.STRICT);

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.oneOf(
                HostileText.of("https://[::1]127.0xa@b%2e#?;\\"),
                HostileText.of("0123456789.:xabcdef[]").map(host -> "https://" + host + "/"));
    }

    @Provide
    Arbitrary<String> hosts() {
        return HostileText.of("0123456789.:xXabcdef[]%-localhost");
    }

    @Provide
    Arbitrary<String> settings() {
        return HostileText.of("PT0123456789HMSD,./:abcdef- ");
    }

    @Property(tries = 300)
    void aUrlIsUsableAsItIsOrRefused(@ForAll @From("urls") String text) {
        CallbackUrl checked = guard.check(text);

        if (checked instanceof CallbackUrl.Usable usable) {
            assertThat(usable.url()).hasToString(text);
            assertThat(guard.check(usable.url())).isEqualTo(usable);
        } else {
            assertThat(((CallbackUrl.Refused) checked).reason()).isNotBlank();
        }
    }

    @Property(tries = 200)
    void aHostIsANameOrAnAddressOrRefused(@ForAll @From("hosts") String host) {
        assertThat(catchThrowable(() -> HostSpelling.literal(host)))
                .satisfiesAnyOf(none -> assertThat(none).isNull(), SpellingsTest::isRefused);
    }

    @Property(tries = 200)
    void anAddressIsReadAsTheJdkWritesIt(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(IpLiteral.read(address.getHostAddress())).contains(address);
    }

    @Provide
    Arbitrary<byte[]> addresses() {
        return Arbitraries.of(4, 16)
                .flatMap(length -> Arbitraries.bytes().array(byte[].class).ofSize(length));
    }

    /** In hexadecimal, octal, with fewer parts, inside an IPv6 address. */
    @Property(tries = 200)
    void noSpellingLeadsToThisMachine(@ForAll @From("spellings") String host) {
        assertThat(guard.check("https://" + host + "/")).isInstanceOf(CallbackUrl.Refused.class);
    }

    @Provide
    Arbitrary<String> spellings() {
        Arbitrary<String> number = Arbitraries.of("%d", "0x%x", "0%o", "00%o", "0X%X");
        Arbitrary<String> v4 = Arbitraries.of(
                        List.of(127, 0, 0, 1),
                        List.of(127, 1),
                        List.of(2_130_706_433),
                        List.of(10, 0, 0, 1),
                        List.of(0))
                .flatMap(parts -> number.list().ofSize(parts.size()).map(formats -> IntStream.range(0, parts.size())
                        .mapToObj(i -> formats.get(i).formatted(parts.get(i)))
                        .collect(Collectors.joining("."))));
        Arbitrary<String> v6 = Arbitraries.of(
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[fe80::1%25lo]",
                "[::]",
                "localhost",
                "LocalHost",
                "a.localhost");
        return Arbitraries.oneOf(v4, v4.map(host -> host + "."), v6);
    }

    @Property(tries = 200)
    void aBlockOrAScheduleIsReadOrRefused(@ForAll @From("settings") String text) {
        for (Throwable thrown : new Throwable[] {
            catchThrowable(() -> Cidr.parseAll(text)), catchThrowable(() -> RetrySchedule.parse(text))
        }) {
            assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), SpellingsTest::isRefused);
        }
    }

    @Property(tries = 100)
    void aBlockIsReadAsItIsWritten(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
        String address = InetAddress.getByAddress(bytes).getHostAddress();
        Cidr block = Cidr.parse(address + "/" + bytes.length * 8);

        assertThat(Cidr.parse(block.toString())).isEqualTo(block);
        assertThat(block.contains(InetAddress.getByAddress(bytes))).isTrue();
    }

    @Property(tries = 100)
    void aPlaceInAListIsReadAsItIsWritten(
            @ForAll @Size(max = 1) List<@LongRange(min = 0, max = 999_999_999_999L) Long> at,
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long position) {
        DeliveryCursor cursor = new DeliveryCursor(at.stream().findFirst(), position);

        assertThat(DeliveryCursor.find(cursor.text())).contains(cursor);
    }

    @Property(tries = 200)
    void aPlaceOrADeliveryIsFoundOrNot(@ForAll @From("settings") String text) {
        assertThat(DeliveryCursor.find(text).stream().map(DeliveryCursor::text))
                .allSatisfy(again -> assertThat(DeliveryCursor.find(again)).isPresent());
        assertThat(DeliveryId.find(text).stream().map(DeliveryId::text)).allMatch(text::equals);
    }

    private static void isRefused(Throwable thrown) {
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(?s).+");
    }
}
