package dev.switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyViewerTest {
    private final BodyViewer viewer = new BodyViewer(new MaskedFields(List.of("Password", " token ")));

    @Test
    void jsonIsIndentedAndItsFieldsAreMasked() {
        BodyView view = view(
                "application/json",
                "{\"name\":\"Ada\",\"PASSWORD\":\"hush\",\"deep\":[{\"token\":{\"value\":\"hush\"},\"n\":1.50}]}");

        assertThat(view.text().orElseThrow().lines().map(String::strip))
                .containsExactly(
                        "{",
                        "\"name\": \"Ada\",",
                        "\"PASSWORD\": \"•••\",",
                        "\"deep\": [",
                        "{",
                        "\"token\": \"•••\",",
                        "\"n\": 1.50",
                        "}",
                        "]",
                        "}");
        assertThat(view.isMasked()).isTrue();
        assertThat(view.isTruncated()).isFalse();
    }

    @Test
    void xmlIsIndentedAndItsElementsAndAttributesAreMasked() {
        BodyView view = view(
                "application/soap+xml",
                "<e:a xmlns:e=\"urn:x\" e:Token=\"hush\"><password kind=\"hush\"><b>hush</b></password> <c>shown</c></e:a>");

        assertThat(view.text().orElseThrow().lines().map(String::strip))
                .containsExactly(
                        "<e:a xmlns:e=\"urn:x\" e:Token=\"•••\">",
                        "<password kind=\"•••\">•••</password>",
                        "<c>shown</c>",
                        "</e:a>");
        assertThat(view.isMasked()).isTrue();
    }

    @Test
    void whereThereIsNothingToMaskThatIsSaid() {
        assertThat(view("application/json", "{\"passwords\":1}").isMasked()).isFalse();
        assertThat(view("text/xml", "<a passwords='1'/>").isMasked()).isFalse();
    }

    @Test
    void maskingComesBeforeTruncation() {
        BodyView view = view("application/json", "[\"" + "x".repeat(20_000) + "\",{\"password\":\"hush\"}]");

        assertThat(view.isTruncated()).isTrue();
        assertThat(view.isMasked()).isTrue();
        assertThat(view.text().orElseThrow()).hasSizeLessThanOrEqualTo(Excerpt.MOST);
        assertThat(view.size()).isGreaterThan(20_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {'password':'hush'",
                "application/json | ",
                "application/xml | <a><password>hush</a>",
                "application/xml | <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "application/xml | <!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>"
            })
    void whatIsNotWhatItsTypeSaysIsNotShown(String type, String text) {
        BodyView view = view(type, text == null ? "" : text);

        assertThat(view.text()).isEmpty();
        assertThat(view.note()).isPresent();
        assertThat(view.toJson().build()).doesNotContainKey("text").containsKeys("note", "size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<a>"})
    void nestingThatNobodyReadsIsNotFollowed(String begin) {
        String type = begin.equals("[") ? "application/json" : "application/xml";
        String end = begin.equals("[") ? "]" : "</a>";

        assertThat(view(type, begin.repeat(20_000) + end.repeat(20_000)).text()).isEmpty();
    }

    @Test
    void aSmallDocumentThatWouldBeIndentedToGigabytesIsCutShort() {
        String deep = "[".repeat(900) + "1,".repeat(400_000) + "1" + "]".repeat(900);

        assertThat(view("application/json", deep).isTruncated()).isTrue();
    }

    @Test
    void otherTextIsShownAsItIs() {
        assertThat(view("text/plain", " {\"password\":1} ").text()).contains(" {\"password\":1} ");
    }

    @Test
    void longTextEndsWithAWholeCharacter() {
        BodyView view = view("text/plain", "x" + "😀".repeat(10_000));

        assertThat(view.isTruncated()).isTrue();
        assertThat(view.text().orElseThrow()).hasSize(Excerpt.MOST - 1).endsWith("😀");
    }

    @Test
    void bytesAreDumped() {
        BodyView view = viewer.view(new Content("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}));

        assertThat(view.text().orElseThrow())
                .startsWith("0000  89 50 4e 47 00 ")
                .endsWith("  .PNG.\n");
        assertThat(viewer.view(new Content("image/png", new byte[1_000])).isTruncated())
                .isTrue();
    }

    @Test
    void encodedContentIsNotShown() {
        BodyView view = viewer.view(new Content("application/json", Optional.of("gzip"), new byte[100]));

        assertThat(view.text()).isEmpty();
        assertThat(view.note().orElseThrow()).contains("gzip");
    }

    private BodyView view(String type, String text) {
        return viewer.view(new Content(type, text.getBytes(StandardCharsets.UTF_8)));
    }
}
