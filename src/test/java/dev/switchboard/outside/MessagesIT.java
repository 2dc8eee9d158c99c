package dev.switchboard.outside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers send arrives, and what repliers send comes back, byte for byte. */
@ExtendWith(SharedSwitchboard.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesIT {
    private static final String TEXT = "Grüße, Ωμέγα, 電話, \uD83D\uDCDE, \u0000, \uFEFF\r\n";
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final int LIMIT = 1024 * 1024;

    private final OwnService service;
    private final JmsReplier replier;

    MessagesIT(SwitchboardProcess switchboard) throws Exception {
        service = OwnService.declare(switchboard);
        replier = service.answeredBy(JmsReplier.echo());
    }

    @BeforeEach
    void forgetEarlierRequests() {
        replier.requests().clear();
    }

    @AfterAll
    void close() throws Exception {
        replier.close();
        service.close();
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("text/plain", TEXT.getBytes(UTF_8), TextMessage.class),
                Arguments.of("text/plain;charset=utf-8", TEXT.getBytes(UTF_8), TextMessage.class),
                Arguments.of(
                        "text/csv; header=present; charset=\"ISO-8859-1\"",
                        "süß;1".getBytes(ISO_8859_1),
                        TextMessage.class),
                Arguments.of("text/plain;charset=UTF-16", TEXT.getBytes(UTF_16), TextMessage.class),
                Arguments.of("text/plain;charset=UTF-16LE", TEXT.getBytes(UTF_16LE), TextMessage.class),
                Arguments.of("application/json", ("{\"a\": \"" + TEXT + "\"}").getBytes(UTF_8), TextMessage.class),
                Arguments.of("application/vnd.switchboard+json", "{}".getBytes(UTF_8), TextMessage.class),
                Arguments.of("application/xml", "<größe>1</größe>".getBytes(UTF_8), TextMessage.class),
                Arguments.of("Application/SOAP+XML; action=\"urn:x\"", "<a/>".getBytes(UTF_8), TextMessage.class),
                Arguments.of("text/plain", new byte[0], TextMessage.class),
                Arguments.of("application/json", full(LIMIT, (byte) ' '), TextMessage.class),
                Arguments.of("application/octet-stream", everyByte(), BytesMessage.class),
                Arguments.of("application/octet-stream", new byte[0], BytesMessage.class),
                Arguments.of("application/pdf", full(LIMIT, (byte) 0x80), BytesMessage.class),
                Arguments.of("application/x-www-form-urlencoded", "a=b&c=%20".getBytes(UTF_8), BytesMessage.class));
    }

    static Stream<Arguments> contentsThatOnlySeemToBeText() {
        return Stream.of(
                Arguments.of("application/json", everyByte()),
                Arguments.of("application/json", new byte[] {'"', (byte) 0xC3, '"'}),
                Arguments.of("text/plain;charset=US-ASCII", "süß".getBytes(UTF_8)),
                // read as text these would come back with another byte order mark, or with one
                Arguments.of("text/plain;charset=UTF-16", "\uFEFFabc".getBytes(UTF_16LE)),
                Arguments.of("text/plain;charset=UTF-16", "abc".getBytes(UTF_16LE)),
                Arguments.of(
                        "application/xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><ß/>".getBytes(ISO_8859_1)),
                Arguments.of("text/plain;charset=klingon", "abc".getBytes(US_ASCII)),
                Arguments.of("text/plain;charset=ISO-2022-CN", "abc".getBytes(US_ASCII)));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void contentGoesThereAndBackUnharmed(String contentType, byte[] body, Class<? extends Message> kind) {
        HttpResponse<byte[]> answer = service.ask(contentType, body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(contentType);
        assertThat(replier.requests().element()).isInstanceOf(kind);
    }

    @ParameterizedTest
    @MethodSource("contentsThatOnlySeemToBeText")
    void whatCannotBeTextTravelsAsBytes(String contentType, byte[] body) {
        contentGoesThereAndBackUnharmed(contentType, body, BytesMessage.class);
    }

    @Test
    void contentWithoutATypeIsBytes() throws Exception {
        service.ask(request -> request.POST(BodyPublishers.ofByteArray(everyByte())));

        Message request = replier.requests().element();
        assertThat(request).isInstanceOf(BytesMessage.class);
        assertThat(request.getStringProperty("contentType")).isEqualTo("application/octet-stream");
    }

    @Test
    void aRequestMessageTellsAReplierWhatItNeeds() throws Exception {
        long before = System.currentTimeMillis();
        HttpResponse<byte[]> answer = service.ask("application/json", "{\"a\": 1}");

        Message request = replier.requests().element();
        String id = answer.headers().firstValue("Exchange-Id").orElseThrow();
        assertThat(request.getJMSCorrelationID()).isEqualTo(id);
        assertThat(((Queue) request.getJMSReplyTo()).getQueueName()).startsWith("switchboard.replies.");
        assertThat(request.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(request.getStringProperty("contentType")).isEqualTo("application/json");
        assertThat(request.getStringProperty("exchangeId")).isEqualTo(id);
        assertThat(request.getStringProperty("service")).isEqualTo(service.name());
        assertThat(request.getLongProperty("replyDeadline"))
                .isBetween(before + 60_000, System.currentTimeMillis() + 60_000);
    }

    @Test
    void aRequestMessageExpiresWithTheDeadline() throws Exception {
        service.ask("application/json", "{}");

        Message request = replier.requests().element();
        // JMS takes a time to live and adds it to its own clock, so that the two can't always be the same
        assertThat(request.getJMSExpiration() - request.getLongProperty("replyDeadline"))
                .isBetween(0L, 10_000L);
    }

    @Test
    void theCallersTraceGoesOnToTheReplier() throws Exception {
        service.ask(request -> request.header("traceparent", TRACEPARENT));

        assertThat(replier.requests().element().getStringProperty("traceparent"))
                .isEqualTo(TRACEPARENT);
    }

    @Test
    void theCallersTraceStateGoesWithItsTrace() throws Exception {
        service.ask(request -> request.header("traceparent", TRACEPARENT)
                .header("tracestate", "one=1")
                .header("tracestate", "two=2, three=3"));

        assertThat(replier.requests().element().getStringProperty("tracestate")).isEqualTo("one=1,two=2, three=3");
    }

    @Test
    void aTraceStateWithoutATraceIsLeftBehind() throws Exception {
        service.ask(request -> request.header("traceparent", "hello").header("tracestate", "one=1"));

        assertThat(replier.requests().element().propertyExists("tracestate")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prefer", "X-Whatever"})
    void whatACallerHasEncodedArrivesAsItIsAndTheReplierKnows(String header) throws Exception {
        byte[] encoded = "only seems to be text".getBytes(UTF_8);
        service.ask(request -> request.header("Content-Type", "application/json")
                .header("Content-Encoding", "br")
                .header(header, "wait=60")
                .POST(BodyPublishers.ofByteArray(encoded)));

        Message request = replier.requests().element();
        assertThat(request.getStringProperty("contentEncoding")).isEqualTo("br");
        assertThat(request.getBody(byte[].class)).isEqualTo(encoded);
    }

    @Test
    void gzipIsNotUndoneOnTheWay() throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream compressing = new GZIPOutputStream(gzip)) {
            compressing.write("{}".getBytes(UTF_8));
        }
        service.ask(request -> request.header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip.toByteArray())));

        assertThat(replier.requests().element().getBody(byte[].class)).isEqualTo(gzip.toByteArray());
    }

    @Test
    void anEncodingThatIsNoneIsRefused() {
        HttpAnswer.of(service.ask(request -> request.header("Content-Encoding", "no coding")))
                .problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "hello"
            })
    void aTraceThatIsNoneIsBegunAnew(String traceparent) throws Exception {
        HttpResponse<byte[]> answer = service.ask(request -> request.header("traceparent", traceparent));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(replier.requests().element().getStringProperty("traceparent"))
                .isNotEqualTo(traceparent)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void idsAreNeverTheSame() {
        String first = service.ask("text/plain", "")
                .headers()
                .firstValue("Exchange-Id")
                .orElseThrow();
        String second = service.ask("text/plain", "")
                .headers()
                .firstValue("Exchange-Id")
                .orElseThrow();

        assertThat(second.substring(24)).isNotEqualTo(first.substring(24));
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] full(int size, byte of) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, of);
        return bytes;
    }
}
