package dev.switchboard.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Content;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextContentTest {

    @Property
    void whateverIsReadAsTextComesBackByteForByte(@ForAll("textTypes") String type, @ForAll byte[] bytes) {
        Optional<String> text = TextContent.decode(new Content(type, bytes));

        text.ifPresent(read -> assertThat(TextContent.encode(type, read))
                .as(type)
                .hasValueSatisfying(content -> assertThat(content.bytes()).isEqualTo(bytes)));
    }

    @Property
    void everyTextIsSentAsItself(@ForAll("wellFormed") String text) {
        Content content = new Content("application/json", text.getBytes(StandardCharsets.UTF_8));

        assertThat(TextContent.decode(content)).contains(text);
    }

    @Property
    void everyTextCanBeUtf8(@ForAll("wellFormed") String text) {
        assertThat(TextContent.encode("text/plain", text)).hasValueSatisfying(content -> assertThat(content.bytes())
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void noTextIsAnError(@ForAll("textTypes") String type, @ForAll String text) {
        TextContent.encode(type, text)
                .ifPresent(content -> assertThat(content.type()).isEqualTo(type));
    }

    @Example
    void aTextIsNeverMaimedToFitIntoItsCharset() {
        assertThat(TextContent.encode("text/plain;charset=ISO-8859-1", "電話")).isEmpty();
        assertThat(TextContent.encode("text/plain;charset=US-ASCII", "süß")).isEmpty();
        assertThat(TextContent.encode("text/plain", "half a pair \uD83D")).isEmpty();
        assertThat(TextContent.encode("text/plain;charset=klingon", "abc")).isEmpty();
        assertThat(TextContent.encode("text/plain;charset=ISO-2022-CN", "abc")).isEmpty();
    }

    @Example
    void textJsonAndXmlAreText() {
        List<String> types = List.of(
                "text/plain",
                "Text/HTML; charset=utf-8",
                "application/json",
                "application/problem+json",
                "application/xml;charset=\"UTF-8\"",
                "image/svg+xml");

        assertThat(types)
                .allSatisfy(type ->
                        assertThat(TextContent.decode(content(type))).as(type).contains("abc"));
    }

    @Example
    void everythingElseIsBytes() {
        List<String> types = List.of(
                "application/octet-stream",
                "image/png",
                "application/jsonl",
                "text",
                "",
                "text/plain;charset=nonsense");

        assertThat(types)
                .allSatisfy(type ->
                        assertThat(TextContent.decode(content(type))).as(type).isEmpty());
    }

    @Example
    void theCharsetOfTheTypeIsUsed() {
        Content latin = new Content("text/plain; charset=ISO-8859-1", new byte[] {(byte) 0xFC});

        assertThat(TextContent.decode(latin)).contains("ü");
    }

    @Example
    void bytesThatAreNoUtf8AreNotReadAsText() {
        assertThat(TextContent.decode(new Content("application/json", new byte[] {(byte) 0xC3, 0x28})))
                .isEmpty();
    }

    @Provide
    static Arbitrary<String> textTypes() {
        return Arbitraries.of(Charset.availableCharsets().keySet()).map(charset -> "text/plain; charset=" + charset);
    }

    /** Strings with no half of a surrogate pair in them. */
    @Provide
    static Arbitrary<String> wellFormed() {
        return Arbitraries.strings()
                .filter(text -> StandardCharsets.UTF_16.newEncoder().canEncode(text));
    }

    private static Content content(String type) {
        return new Content(type, new byte[] {'a', 'b', 'c'});
    }
}
