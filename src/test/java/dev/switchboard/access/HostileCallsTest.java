package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.HostileText;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** Paths, cookies and headers of whoever calls, on which it depends whether he is let in: read in one way, and never a failure. */
class HostileCallsTest {
    private static final String SESSION = "switchboard-session";

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.oneOf(
                        HostileText.of("/api.;%2eFf5cC3A4\\x\u0000"),
                        HostileText.ofPieces(
                                "/", "a", ".", "..", "%2e", "%2F", "%5c", "%00", "%C3%A4", "%C3", "%", ";x=1", "\\",
                                "+"))
                .map(text -> '/' + text);
    }

    @Provide
    Arbitrary<String> segments() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> text.chars()
                        .noneMatch(each -> each < ' '
                                || each == '/'
                                || each == '\\'
                                || each == '\uFFFD'
                                || Character.isSurrogate((char) each)))
                .filter(text -> !text.equals(".") && !text.equals(".."));
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.oneOf(
                HostileText.of("localhost127.:[]1080evil@/%"),
                HostileText.ofPieces("localhost", "127.", "0.0.1", "[::1]", ":8080", ":", ".", "@", "evil", "]"));
    }

    @Property(tries = 500)
    void aPathIsReadWithoutWhatLeadsElsewhereOrNotAtAll(@ForAll @From("paths") String raw) {
        assertThat(CallPath.of(raw).stream()).allSatisfy(path -> {
            List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
            assertThat(path).startsWith("/").doesNotContain("\\", "\0");
            assertThat(segments).doesNotContain(".", "..");
            assertThat(segments.subList(0, segments.size() - 1)).doesNotContain("");
        });
    }

    @Property(tries = 200)
    void aPathIsReadAsItWasEncoded(@ForAll @Size(min = 1, max = 4) List<@From("segments") String> segments) {
        String encoded = segments.stream()
                .map(segment ->
                        '/' + URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining());

        assertThat(CallPath.of(encoded)).contains('/' + String.join("/", segments));
    }

    @Property(tries = 200)
    void aSessionIsReadAsItWasBegunWhateverOtherCookiesCome(
            @ForAll @From("values") String session, @ForAll @From("values") String other) {
        String begun = SessionCookie.begun(session, Duration.ofHours(12), call(Map.of()));
        String value = begun.substring(SESSION.length() + 1, begun.indexOf(';'));

        assertThat(SessionCookie.of(call(Map.of("Cookie", "sent"), new Cookie("a", other), new Cookie(SESSION, value))))
                .contains(session);
        assertThat(SessionCookie.of(call(Map.of("Cookie", "sent"), new Cookie("a", other))))
                .isEmpty();
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('-', '_', '.', '=')
                .ofMaxLength(50);
    }

    @Property(tries = 500)
    void onlyLoopbackIsTakenForLoopback(@ForAll @From("hosts") String host) {
        boolean loopback = OwnPages.areCalledOnLoopback(call(Map.of("Host", host)));

        assertThat(loopback).isEqualTo(host.matches("(?s)(localhost|\\[::1]|127\\.[0-9.]+)(:[^:\\]]*)?"));
    }

    @Property(tries = 500)
    void aPageIsOursWhereTheBrowserSaysSoOfTheVeryHost(
            @ForAll @From("hosts") String host, @ForAll @From("hosts") String origin, @ForAll @NotEmpty String site) {
        boolean called = OwnPages.called(call(Map.of("Host", host, "Origin", "https://" + origin)));

        assertThat(called).isIn(false, host.equalsIgnoreCase(origin));
        assertThat(OwnPages.called(call(Map.of("Host", host, "Origin", origin, "Sec-Fetch-Site", site))))
                .isEqualTo(site.equals("same-origin"));
        assertThat(OwnPages.called(call(Map.of("Host", "a.example:1", "Origin", "https://a.example:1"))))
                .isTrue();
    }

    private static HttpServletRequest call(Map<String, String> headers, Cookie... cookies) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("getCookies", cookies);
        answers.put("isSecure", false);
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getHeader")
                        ? headers.get((String) arguments[0])
                        : Optional.ofNullable(answers.get(method.getName())).orElseThrow());
    }
}
