package dev.switchboard.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the CloudEvents SDK sends over HTTP arrives as the same event, whichever mode it takes. */
@ExtendWith(SharedSwitchboard.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudEventsIT {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";

    private final OwnTopic topic;
    private final JmsTopicClient subscriber;

    CloudEventsIT(SwitchboardProcess switchboard) {
        topic = OwnTopic.declare(switchboard);
        subscriber = JmsTopicClient.plain(switchboard, topic.name());
    }

    @AfterAll
    void close() {
        subscriber.close();
        topic.close();
    }

    static Stream<CloudEvent> events() {
        CloudEventBuilder least = CloudEventBuilder.v1()
                .withId("A-1.2/ü 100%")
                .withSource(URI.create("/crm/customers?all#1"))
                .withType("crm.customer-changed");
        return Stream.of(
                least.build(),
                least.newBuilder()
                        .withSubject("Käthe \"K\" 電話 \uD83D\uDCDE")
                        .withTime(OffsetDateTime.parse("2026-11-24T10:00:00.123+01:00"))
                        .withDataSchema(URI.create("https://example.org/schema"))
                        .withExtension("partitionkey", "C-1001")
                        .withExtension("priority", 7)
                        .withExtension("urgent", true)
                        .withData("application/json", "{\"a\":[1,\"ü\"]}".getBytes(UTF_8))
                        .build(),
                least.newBuilder()
                        .withData("text/plain", "größer".getBytes(UTF_8))
                        .build(),
                least.newBuilder()
                        .withData("application/octet-stream", new byte[] {0, 1, (byte) 0xFF})
                        .build());
    }

    @ParameterizedTest
    @MethodSource("events")
    void binaryMode(CloudEvent event) throws Exception {
        HttpAnswer answer = topic.publish(request -> {
            // the SDK leaves the percent-encoding of values to whoever sends them
            HttpMessageFactory.createWriter(
                            (name, value) -> request.header(name, encoded(name, value)),
                            body -> request.POST(bytes(body)))
                    .writeBinary(event);
            return request;
        });

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().getString("id")).isEqualTo(event.getId());
        arrives(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void structuredMode(CloudEvent event) throws Exception {
        HttpAnswer answer = topic.publish(request -> {
            HttpMessageFactory.createWriter(request::header, body -> request.POST(bytes(body)))
                    .writeStructured(event, new JsonFormat());
            return request;
        });

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().getString("id")).isEqualTo(event.getId());
        arrives(event);
    }

    @Test
    void batchedMode() throws Exception {
        String batch = "[" + String.join(",", events().map(CloudEventsIT::json).toList()) + "]";

        HttpAnswer answer = topic.publish(BATCHED, batch);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().getJsonArray("ids").getValuesAs(JsonString::getString))
                .containsExactlyElementsOf(events().map(CloudEvent::getId).toList());
        for (CloudEvent event : events().toList()) {
            arrives(event);
        }
    }

    @Test
    void ofABatchWithAnInvalidEventNoneIsPublished() throws Exception {
        String valid = json(events().findFirst().orElseThrow());

        JsonObject problem = topic.publish(BATCHED, "[" + valid + ",{\"specversion\":\"1.0\"}]")
                .problem(422, "unreadable-field");
        assertThat(problem.getString("detail")).startsWith("[1].id");

        topic.publish("the next that comes");
        assertThat(subscriber.next()).isEqualTo("the next that comes");
    }

    @Test
    void aHeaderThatIsNotEncodedAsItShouldBeIsTakenAsItIs() throws Exception {
        topic.publish(request -> valid(request).setHeader("ce-subject", "100% sure 5%2"));

        assertThat(subscriber.nextMessage().getStringProperty("cloudEvents_subject"))
                .isEqualTo("100% sure 5%2");
    }

    @Test
    void anEmptyBatchIsNoEvent() {
        HttpAnswer answer = topic.publish(BATCHED, "[]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getJsonArray("ids")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce-id | '' | ce-id",
                "ce-specversion | 0.3 | ce-specversion",
                "ce-source | ://not a URI | ce-source",
                "ce-time | yesterday | ce-time",
                "ce-dataschema | relative | ce-dataschema",
                "ce-data | x | ce-data",
                "ce-not_allowed | x | ce-not_allowed",
                "ce-subject | %00 | ce-subject",
                "ce-datacontenttype | text/plain | ce-datacontenttype"
            })
    void anInvalidHeaderIsNamed(String header, String value, String named) {
        HttpAnswer answer = topic.publish(request -> valid(request).setHeader(header, value));

        assertThat(answer.problem(422, "unreadable-field").getString("detail")).startsWith(named + ":");
    }

    @ParameterizedTest
    @CsvSource({"id", "source", "type"})
    void aMissingAttributeIsNamed(String attribute) {
        String event = json(events().findFirst().orElseThrow()).replace('"' + attribute + "\":", "\"other\":");

        HttpAnswer answer = topic.publish(STRUCTURED, event);

        assertThat(answer.problem(422, "unreadable-field").getString("detail")).startsWith(attribute + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"data\":1,\"data_base64\":\"AA==\"' | data_base64",
                "'\"data_base64\":\"not base64\"' | data_base64",
                "'\"data_base64\":7' | data_base64",
                "'\"datacontenttype\":\"no type\"' | datacontenttype",
                "'\"extension\":{}' | extension",
                "'\"extension\":1.5' | extension"
            })
    void anInvalidFieldIsNamed(String field, String named) {
        String event = json(events().findFirst().orElseThrow());

        HttpAnswer answer = topic.publish(STRUCTURED, event.replace("{", "{" + field + ","));

        assertThat(answer.problem(422, "unreadable-field").getString("detail")).startsWith(named + ":");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        topic.publish(STRUCTURED, "{").problem(400, "invalid-request");
        topic.publish(BATCHED, "{}").problem(422, "unreadable-field");
        topic.publish("application/cloudevents+avro", "x").problem(415, "unsupported-media-type");
    }

    private void arrives(CloudEvent event) throws Exception {
        Message message = subscriber.nextMessage();
        Set<String> attributes = new java.util.TreeSet<>(event.getAttributeNames());
        attributes.addAll(event.getExtensionNames());
        attributes.remove("datacontenttype");
        for (String name : attributes) {
            Object value =
                    event.getAttributeNames().contains(name) ? event.getAttribute(name) : event.getExtension(name);
            assertThat(message.getStringProperty("cloudEvents_" + name))
                    .as(name)
                    .isEqualTo(value.toString());
        }
        assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo(event.getExtension("partitionkey"));
        if (event.getData() != null) {
            assertThat(message.getStringProperty("contentType")).isEqualTo(event.getDataContentType());
            assertThat(body(message)).isEqualTo(event.getData().toBytes());
        }
    }

    private static byte[] body(Message message) throws Exception {
        return message instanceof BytesMessage bytes
                ? bytes.getBody(byte[].class)
                : message.getBody(String.class).getBytes(UTF_8);
    }

    private static HttpRequest.Builder valid(HttpRequest.Builder request) {
        return request.header("ce-id", "1")
                .header("ce-source", "/test")
                .header("ce-specversion", "1.0")
                .header("ce-type", "test");
    }

    private static String encoded(String header, String value) {
        return header.startsWith("ce-")
                ? URLEncoder.encode(value, UTF_8).replace("+", "%20").replace("%2F", "/")
                : value;
    }

    private static BodyPublisher bytes(byte[] body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    private static String json(CloudEvent event) {
        return new String(new JsonFormat().serialize(event), UTF_8);
    }
}
