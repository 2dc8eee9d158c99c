package dev.switchboard.publishsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** CloudEvents, selectors, cursors and ids of callers: read, or a problem, and never another failure. */
class EventTextTest {
    private static final Map<String, String> LEAST =
            Map.of("specversion", "1.0", "id", "1", "source", "/here", "type", "t");

    @Provide
    Arbitrary<Map<String, String>> attributes() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of(
                        "specversion", "id", "source", "type", "time", "dataschema", "subject", "partitionkey", "x"),
                HostileText.of("az09_-"));
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of("1.0", "1", "/a", "2026-11-25T10:00:00Z", "urn:x", "%41%zz", "é", "\u0000", "\uD800"),
                HostileText.of("0123456789TZ:-+./%a"));
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    @Property(tries = 200)
    void anEventInHeadersIsReadOrAProblem(
            @ForAll @From("attributes") Map<String, String> attributes, @ForAll byte[] data) {
        Map<String, String> headers = new HashMap<>(LEAST);
        headers.putAll(attributes);

        Throwable thrown =
                catchThrowable(() -> assertThat(BinaryEvent.read(headers, new Content("a/b", data), Optional.empty())
                                .attributes())
                        .hasSameSizeAs(headers));

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), EventTextTest::isProblem);
    }

    @Property(tries = 200)
    void anEventThatIsReadIsWrittenAndReadAgain(
            @ForAll @From("attributes") Map<String, String> attributes,
            @ForAll @From("types") String type,
            @ForAll byte[] data) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.putAll(attributes);
        Event event = new Event(all, new Content(type, data), Optional.empty());
        Assume.that(catchThrowable(() -> AttributeRules.check(all, "")) == null);

        JsonObject written = StructuredEvent.write(event);
        JsonObject transported = RequestBody.parse(written.toString().getBytes(StandardCharsets.UTF_8))
                .asJsonObject();
        Event read = StructuredEvent.read(transported, "", Optional.empty());

        assertThat(read.attributes()).isEqualTo(event.attributes());
        assertThat(read.content().type()).isEqualTo(type);
        assertThat(read.content().bytes()).isEqualTo(data);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("text/plain", "application/octet-stream", "text/xml;charset=ISO-8859-1", "image/png");
    }

    @Property(tries = 300)
    void anEventInJsonIsReadOrAProblem(@ForAll @From("members") Map<String, String> members) {
        StringBuilder json =
                new StringBuilder("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/here\",\"type\":\"t\"");
        members.forEach(
                (name, value) -> json.append(",\"").append(name).append("\":").append(value));
        JsonObject event =
                RequestBody.parse((json + "}").getBytes(StandardCharsets.UTF_8)).asJsonObject();

        Throwable thrown = catchThrowable(() -> StructuredEvent.read(event, "[0].", Optional.empty()));

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), EventTextTest::isProblem);
    }

    @Provide
    Arbitrary<Map<String, String>> members() {
        return Arbitraries.maps(
                        Arbitraries.of("data", "data_base64", "datacontenttype", "time", "id", "x", "X", "dataschema"),
                        Arbitraries.of(
                                "null",
                                "true",
                                "1",
                                "1.5",
                                "1e999999999",
                                "-1e-999999999",
                                "\"\"",
                                "\"text/plain\"",
                                "\"AAAA\"",
                                "\"A\"",
                                "\"\\ud800\"",
                                "\"\\u0000\"",
                                "[]",
                                "{\"a\":[1]}"))
                .ofMaxSize(4);
    }

    @Property(tries = 500)
    void aSelectorIsReadOrAProblem(@ForAll @From("selectors") String text) {
        Throwable thrown = catchThrowable(() -> {
            String read = Selector.read(text);
            assertThat(Selector.read(read)).isEqualTo(read);
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), EventTextTest::isProblem);
    }

    @Provide
    Arbitrary<String> selectors() {
        Arbitrary<String> words = Arbitraries.of(
                        "a",
                        "=",
                        "'x'",
                        "1",
                        "1.5e3",
                        "(",
                        ")",
                        "AND",
                        "OR",
                        "NOT",
                        "IS",
                        "NULL",
                        "LIKE",
                        "IN",
                        ",",
                        "BETWEEN",
                        "ESCAPE",
                        "JMSPriority",
                        "<>",
                        "+",
                        "-",
                        "*",
                        "/",
                        "TRUE",
                        "'",
                        "\u00a0")
                .list()
                .ofMaxSize(12)
                .map(all -> String.join(" ", all));
        return Arbitraries.oneOf(
                words,
                HostileText.of("a='1.5e3()<>NOT AND,+-*/ \u0000")
                        .map(text -> text.substring(0, Math.min(text.length(), 2_000))));
    }

    /** As long as a subscription's filter may be. */
    @Example
    void theDepthOfASelectorCostsNoStack() {
        for (String much :
                new String[] {"(".repeat(2_000), "NOT ".repeat(500), "-".repeat(2_000), "'" + "''".repeat(999)}) {
            assertThat(catchThrowable(() -> Selector.read(much))).satisfies(EventTextTest::isProblem);
        }
    }

    @Property(tries = 200)
    void aCursorIsReadAsItIsWritten(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long sequence) {
        assertThat(Cursor.read(new Cursor(sequence).text())).contains(new Cursor(sequence));
    }

    @Property(tries = 200)
    void whatIsNoCursorIsAnId(@ForAll @From("cursors") String text) {
        assertThat(Cursor.read(text).stream())
                .allSatisfy(cursor ->
                        assertThat(text).isEqualTo("@" + text.substring(1)).hasSizeBetween(2, 19));
    }

    @Provide
    Arbitrary<String> cursors() {
        return HostileText.of("@0123456789-");
    }

    @Property(tries = 200)
    void anIdIsWrittenForAHeaderAndFoundAgain(@ForAll String id) {
        Assume.that(id.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));

        String written = EventIds.written(id);

        assertThat(written).matches("[A-Za-z0-9_~%-]*");
        assertThat(URLDecoder.decode(written, StandardCharsets.UTF_8)).isEqualTo(id);
    }

    private static void isProblem(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ProblemException.class);
    }
}
