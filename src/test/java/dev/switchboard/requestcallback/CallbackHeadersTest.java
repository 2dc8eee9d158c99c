package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.delivery.AddressGuard;
import dev.switchboard.delivery.CallbackPolicy;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.http.ProblemException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Idempotency-Key, Callback-Url and paths: read, or a problem, and never another failure. */
class CallbackHeadersTest {
    private final ReturnAddresses addresses = new ReturnAddresses(new AddressGuard(CallbackPolicy.STRICT));

    @Provide
    Arbitrary<String> keys() {
        return HostileText.of("abc019-\"\\ \t\u0000\n~");
    }

    @Provide
    Arbitrary<String> urls() {
        return HostileText.of("jms:queue:https://[]@a.b%25#?019;_-");
    }

    @Provide
    Arbitrary<String> paths() {
        return HostileText.of("/api%20c;d+zé");
    }

    @Property(tries = 200)
    void aKeyIsReadOrAProblem(@ForAll @From("keys") String header) {
        Throwable thrown = catchThrowable(() ->
                assertThat(IdempotencyKey.read(header)).hasSizeBetween(1, 255).matches("[ -~]+"));

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), CallbackHeadersTest::isProblem);
    }

    /** A header may be as long as the server lets it be. */
    @Example
    void theLengthOfAKeyCostsNoStack() {
        assertThat(catchThrowable(() -> IdempotencyKey.read("\"" + "a".repeat(1_000_000) + "\"")))
                .satisfies(CallbackHeadersTest::isProblem);
    }

    @Property(tries = 200)
    void aKeyIsTheSameQuotedAndBare(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 255) String text) {
        String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";

        assertThat(IdempotencyKey.read(quoted)).isEqualTo(text);
        if (text.indexOf('"') < 0) {
            assertThat(IdempotencyKey.read(text)).isEqualTo(text);
        }
    }

    @Property(tries = 300)
    void aReturnAddressIsReadAsItIsKeptOrAProblem(@ForAll @From("urls") String text) {
        Throwable thrown = catchThrowable(() -> {
            ReturnAddress read = addresses.read(text);
            assertThat(read.text()).isEqualTo(text);
            assertThat(ReturnAddress.of(read.text())).isEqualTo(read);
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), CallbackHeadersTest::isProblem);
    }

    @Property(tries = 200)
    void aPathIsDecodedOrStaysAsItIs(@ForAll @From("paths") String path) {
        assertThat(LanePath.of(path)).isNotNull();
    }

    private static void isProblem(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ProblemException.class);
    }
}
