package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CidrTest {

    @Property
    void aBlockHoldsWhatSharesItsPrefixAndNothingElse(
            @ForAll("addresses") byte[] one, @ForAll("addresses") byte[] other, @ForAll("lengths") int length) {
        Cidr block = new Cidr(address(first(one, length)), length);

        assertThat(block.contains(address(one))).isTrue();
        assertThat(block.contains(address(other))).isEqualTo(prefix(one, length).equals(prefix(other, length)));
    }

    @Property
    void aBlockEndsWhereItsLastAddressDoes(@ForAll("addresses") byte[] one, @ForAll("lengths") int length) {
        Cidr block = new Cidr(address(first(one, length)), length);
        BigInteger last = number(first(one, length)).add(size(length)).subtract(BigInteger.ONE);

        assertThat(block.contains(address(bytes(last)))).isTrue();
        if (length > 0
                && last.bitLength() <= 32
                && !last.equals(BigInteger.TWO.pow(32).subtract(BigInteger.ONE))) {
            assertThat(block.contains(address(bytes(last.add(BigInteger.ONE))))).isFalse();
        }
    }

    @Property
    void aBlockSurvivesBeingWrittenAndRead(@ForAll("addresses") byte[] one, @ForAll("lengths") int length) {
        Cidr block = new Cidr(address(first(one, length)), length);

        assertThat(Cidr.parse(block.toString())).isEqualTo(block);
    }

    @Property
    void textThatIsNoBlockIsRefusedInWords(@ForAll String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/");
    }

    @Example
    void theTwoVersionsOfIpHaveNothingInCommon() {
        assertThat(Cidr.parse("::/0").contains(address(new byte[] {10, 0, 0, 1})))
                .isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").contains(address(new byte[16]))).isFalse();
    }

    @Example
    void whatCannotBeMeantIsRefused() {
        assertThat(List.of("10.0.0.0", "10.0.0.1/8", "10.0.0.0/33", "fd00::/129", "::ffff:10.0.0.0/104", "10/8", "a/8"))
                .allSatisfy(text ->
                        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> Cidr.parse("10.0.0.1/8")).hasMessageContaining("first address");
    }

    @Example
    void manyStandWithCommasBetweenThem() {
        assertThat(Cidr.parseAll("10.0.0.0/8, fd00::/8"))
                .containsExactly(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8"));
    }

    @Provide
    static Arbitrary<byte[]> addresses() {
        return Arbitraries.bytes().array(byte[].class).ofSize(4);
    }

    @Provide
    static Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, 32);
    }

    private static BigInteger prefix(byte[] address, int length) {
        return number(address).divide(size(length));
    }

    private static BigInteger size(int length) {
        return BigInteger.TWO.pow(32 - length);
    }

    private static byte[] first(byte[] address, int length) {
        return bytes(prefix(address, length).multiply(size(length)));
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] bytes(BigInteger number) {
        int value = number.intValue();
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
