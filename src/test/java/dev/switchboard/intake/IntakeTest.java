package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Fault;
import dev.switchboard.intake.GrowingBody.Part;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IntakeTest {
    private static final int ROOM = 100;

    private final Memory memory = new Memory(ROOM);
    private final GrowingBody body = new GrowingBody(memory);

    @Property(tries = 100)
    void aBodyIsItsPartsAndGivesBackWhatItTook(@ForAll List<byte[]> parts) {
        Memory enough = new Memory(Long.MAX_VALUE);
        GrowingBody whole = new GrowingBody(enough);

        assertThat(parts).allSatisfy(part -> assertThat(whole.add(part)).isEqualTo(Part.ADDED));

        int size = parts.stream().mapToInt(part -> part.length).sum();
        assertThat(whole.size()).isEqualTo(size);
        assertThat(enough.taken()).isEqualTo(size);
        whole.end();
        assertThat(enough.taken()).isZero();
        assertThat(whole.content().length).isEqualTo(size);
        assertThat(Arrays.mismatch(whole.content(), joined(parts, size))).isEqualTo(-1);
    }

    private static byte[] joined(List<byte[]> parts, int size) {
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @Example
    void allBodiesShareTheRoom() {
        GrowingBody other = new GrowingBody(memory);

        assertThat(body.add(new byte[60])).isEqualTo(Part.ADDED);
        assertThat(other.add(new byte[60])).isEqualTo(Part.NO_ROOM);
        body.end();
        assertThat(other.add(new byte[60])).isEqualTo(Part.ADDED);
    }

    @Example
    void itEndsOnceAndTakesNothingAfter() {
        body.add(new byte[60]);

        assertThat(body.end()).isTrue();
        assertThat(body.end()).isFalse();
        assertThat(body.add(new byte[1])).isEqualTo(Part.LATE);
        assertThat(memory.taken()).isZero();
    }

    @Property(tries = 100)
    void aPathIsDecodableWhenEachPercentSignBeginsAnOctet(@ForAll byte[] octets, @ForAll String tail) {
        StringBuilder path = new StringBuilder("/");
        for (byte octet : octets) {
            path.append("%%%02x".formatted(octet & 0xff));
        }

        assertThat(Framing.isDecodable(path.toString())).isTrue();
        assertThat(Framing.isDecodable(path + tail.replace("%", ""))).isTrue();
        assertThat(Framing.isDecodable(path + "%")).isFalse();
        assertThat(Framing.isDecodable(path + "%4")).isFalse();
        assertThat(Framing.isDecodable(path + "%g4" + tail)).isFalse();
    }

    @Example
    void refusalsAreThoseOfTheCatalogue() {
        assertThat(Stream.of(Refusal.TOO_SLOW, Refusal.NO_ROOM, Refusal.unreadable("so")))
                .allSatisfy(refusal -> assertThat(Fault.values())
                        .anySatisfy(fault -> assertThat(List.of(fault.problem(), fault.title(), fault.status()))
                                .isEqualTo(List.of(refusal.problem(), refusal.title(), refusal.status()))));
    }
}
