package dev.switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.HostileText;
import dev.switchboard.exchange.Content;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a body is, it is shown without its secrets, or not shown. */
class MaskingTest {
    private static final String SECRET = "hush4711";

    private final BodyViewer viewer = new BodyViewer(new MaskedFields(List.of("password")));

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "application/json", "text/xml", "application/soap+xml", "text/plain", "a/b", "text/xml;charset=UTF-16");
    }

    @Provide
    Arbitrary<String> documents() {
        return HostileText.of("<a>/{}[]\":,&;!?- password=''\u0000");
    }

    @Property(tries = 300)
    void anyBodyIsShownOrNot(@ForAll @From("types") String type, @ForAll @From("documents") String text) {
        BodyView view = viewer.view(new Content(type, text.getBytes(StandardCharsets.UTF_8)));

        assertThat(view.text().isPresent()).isNotEqualTo(view.note().isPresent());
        assertThat(view.text().orElse("")).hasSizeLessThanOrEqualTo(100_000);
        assertThat(view.toJson().build()).isNotNull();
    }

    @Property(tries = 100)
    void anyBytesAreShownOrNot(@ForAll @From("types") String type, @ForAll byte[] bytes) {
        BodyView view = viewer.view(new Content(type, bytes));

        assertThat(view.text().isPresent()).isNotEqualTo(view.note().isPresent());
    }

    @Property(tries = 200)
    void aSecretInJsonIsNeverShown(
            @ForAll @From("names") String name, @ForAll @IntRange(max = 30) int depth, @ForAll boolean inArrays) {
        JsonObjectBuilder json = Json.createObjectBuilder().add(name, SECRET);
        for (int i = 0; i < depth; i++) {
            JsonArrayBuilder array = Json.createArrayBuilder().add(json);
            json = inArrays
                    ? Json.createObjectBuilder().add("a" + i, array)
                    : Json.createObjectBuilder().add("a" + i, json);
        }

        assertThat(shown("application/json", json.build().toString())).doesNotContain(SECRET);
    }

    @Property(tries = 200)
    void aSecretInXmlIsNeverShown(
            @ForAll @From("xmlNames") String name,
            @ForAll @IntRange(max = 30) int depth,
            @ForAll @IntRange(min = 0, max = 5) int shape) {
        String declared = " xmlns:p='urn:p'";
        String inner =
                switch (shape) {
                    case 0 -> "<" + name + declared + ">" + SECRET + "</" + name + ">";
                    case 1 -> "<b " + name + "='" + SECRET + "'" + declared + "/>";
                    case 2 -> "<" + name + declared + "><![CDATA[" + SECRET + "]]></" + name + ">";
                    case 3 -> "<" + name + declared + "><c d='" + SECRET + "'/><e>" + SECRET + "</e></" + name + ">";
                    case 4 -> "<" + name + declared + " f='" + SECRET + "'/>";
                    default -> "<" + name + declared + "><!--" + SECRET + "--><?pi " + SECRET + "?></" + name + ">";
                };

        assertThat(shown("text/xml", "<a>".repeat(depth) + inner + "</a>".repeat(depth)))
                .doesNotContain(SECRET);
    }

    private String shown(String type, String text) {
        BodyView view = viewer.view(new Content(type, text.getBytes(StandardCharsets.UTF_8)));
        return view.text().orElseThrow();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("password", "PASSWORD", "Password", " password ", "passWord\t");
    }

    @Provide
    Arbitrary<String> xmlNames() {
        return Arbitraries.of("password", "PASSWORD", "p:password", "p:passWord");
    }
}
