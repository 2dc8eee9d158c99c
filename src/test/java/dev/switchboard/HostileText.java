package dev.switchboard;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What a parser may be given by whoever means harm: anything, nearly the right thing, and a great deal of either. */
public final class HostileText {
    private static final int MUCH = 20_000;

    private HostileText() {}

    /** @param alphabet of what the parser reads */
    public static Arbitrary<String> of(String alphabet) {
        Arbitrary<String> plausible =
                Arbitraries.strings().withChars(alphabet.toCharArray()).ofMaxLength(60);
        Arbitrary<String> piece = Arbitraries.strings()
                .withChars(alphabet.toCharArray())
                .ofMinLength(1)
                .ofMaxLength(4);
        Arbitrary<String> much =
                piece.flatMap(repeated -> plausible.map(end -> repeated.repeat(MUCH / repeated.length()) + end));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(100), plausible, much);
    }

    /** @param pieces of which what the parser reads is made, and of which what leads it astray */
    public static Arbitrary<String> ofPieces(String... pieces) {
        return Arbitraries.of(pieces).list().ofMaxSize(12).map(some -> String.join("", some));
    }
}
