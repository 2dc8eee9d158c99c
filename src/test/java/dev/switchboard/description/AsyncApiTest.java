package dev.switchboard.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.registry.CorrelateBy;
import dev.switchboard.registry.Repliers;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.TopicDeclaration;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    /** What AsyncAPI 3.0.0 lets an object of this kind have; what it must have stands first. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "servers",
                    List.of("host", "protocol", "protocolVersion", "pathname", "description", "security", "bindings"),
            "channels",
                    List.of(
                            "address",
                            "title",
                            "summary",
                            "description",
                            "servers",
                            "messages",
                            "parameters",
                            "tags",
                            "externalDocs",
                            "bindings"),
            "operations", List.of("action", "channel", "summary", "description", "messages", "reply", "bindings"),
            "components/replies", List.of("address", "channel", "messages"),
            "components/messages",
                    List.of(
                            "headers",
                            "payload",
                            "name",
                            "title",
                            "summary",
                            "description",
                            "contentType",
                            "correlationId",
                            "bindings",
                            "examples"));

    private static final TopicDeclaration PAID =
            new TopicDeclaration(new TopicName("billing.paid"), "An invoice was paid", 1000, Duration.ofHours(1));

    @Test
    void aServiceIsAQueueToWhichRequestsAreSentAndRepliedTo() {
        JsonObject document = document(BrokerServer.embedded(61616, false), CorrelateBy.CORRELATION_ID);

        JsonObject channel = document.getJsonObject("channels").getJsonObject("service.billing.balance");
        assertThat(channel.getString("address")).isEqualTo("billing.balance");
        assertThat(channel.getString("description")).isEqualTo("The balance of an account");
        assertThat(references(channel.get("servers")))
                .containsExactly("#/servers/jms", "#/servers/amqp", "#/servers/stomp");
        JsonObject request = document.getJsonObject("operations").getJsonObject("request.billing.balance");
        assertThat(request.getString("action")).isEqualTo("send");
        assertThat(references(request))
                .containsExactly(
                        "#/channels/service.billing.balance",
                        "#/channels/service.billing.balance/messages/request",
                        "#/components/replies/reply");
    }

    @Test
    void aReplyGoesWhereTheRequestSays() {
        JsonObject document = document(List.of(), CorrelateBy.CORRELATION_ID);

        assertThat(text(document, "/components/replies/reply/address/location"))
                .isEqualTo("$message.header#/JMSReplyTo");
        assertThat(document.getJsonObject("channels").getJsonObject("replies").isNull("address"))
                .isTrue();
    }

    @Test
    void aServiceThatCorrelatesByMessageIdSaysSo() {
        JsonObject document = document(List.of(), CorrelateBy.MESSAGE_ID);

        assertThat(references(at(document, "/channels/service.billing.balance/messages")))
                .containsExactly("#/components/messages/requestCorrelatedByMessageId");
    }

    @Test
    void aTopicIsPublishedToAndReceivedFromAndHasAnotherNameInMqtt() {
        JsonObject document = document(BrokerServer.embedded(61616, false), CorrelateBy.CORRELATION_ID);

        assertThat(text(document, "/channels/topic.billing.paid/address")).isEqualTo("billing.paid");
        assertThat(text(document, "/channels/topic.billing.paid.mqtt/address")).isEqualTo("billing/paid");
        assertThat(text(document, "/operations/publish.topic.billing.paid/action"))
                .isEqualTo("send");
        assertThat(text(document, "/operations/receive.topic.billing.paid/action"))
                .isEqualTo("receive");
    }

    @Test
    void whereNobodyReachesTheBrokerNoServerIsNamed() {
        JsonObject document = document(List.of(), CorrelateBy.CORRELATION_ID);

        assertThat(document.getJsonObject("servers")).isEmpty();
        assertThat(document.getJsonObject("channels"))
                .containsKey("topic.billing.paid")
                .doesNotContainKey("topic.billing.paid.mqtt");
    }

    @Test
    void whereTheBrokerSpeaksTlsEveryServerSaysSo() {
        JsonObject plain = document(BrokerServer.embedded(61616, false), CorrelateBy.CORRELATION_ID);
        JsonObject tls = document(BrokerServer.embedded(61616, true), CorrelateBy.CORRELATION_ID);

        assertThat(protocols(plain)).containsExactlyInAnyOrder("jms", "amqp1", "stomp", "mqtt");
        assertThat(protocols(tls)).containsExactlyInAnyOrder("jms", "amqps", "stomps", "secure-mqtt");
        assertThat(text(tls, "/servers/jms/bindings/jms/properties/0/name")).isEqualTo("brokerURL");
        assertThat(text(tls, "/servers/jms/bindings/jms/properties/0/value"))
                .isEqualTo("tcp://localhost:61616?sslEnabled=true");
        assertThat(plain.getJsonObject("servers").toString()).doesNotContain("TLS", "ssl");
        assertThat(tls.getJsonObject("channels"))
                .as("the ways to it are the same")
                .isEqualTo(plain.getJsonObject("channels"));
    }

    private static Stream<String> protocols(JsonObject document) {
        return document.getJsonObject("servers").values().stream()
                .map(server -> server.asJsonObject().getString("protocol"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonObject document = document(BrokerServer.embedded(61616, false), CorrelateBy.MESSAGE_ID);

        assertThat(references(document).toList()).isNotEmpty().allSatisfy(reference -> assertThat(
                        Json.createPointer(reference.substring(1)).containsValue(document))
                .as(reference)
                .isTrue());
    }

    @Test
    void everythingHasTheFieldsOfTheSpecificationAndNoOthers() {
        Stream.of(
                        BrokerServer.embedded(61616, false),
                        BrokerServer.embedded(61616, true),
                        BrokerServer.external("tcp://broker:61616"),
                        List.<BrokerServer>of())
                .map(servers -> document(servers, CorrelateBy.MESSAGE_ID))
                .forEach(document -> FIELDS.forEach((kind, fields) -> at(document, "/" + kind)
                        .asJsonObject()
                        .forEach((name, each) -> assertThat(each.asJsonObject())
                                .as(name)
                                .containsKey(fields.get(0))
                                .satisfies(object -> assertThat(fields).containsAll(object.keySet())))));
    }

    private static JsonObject document(List<BrokerServer> servers, CorrelateBy correlateBy) {
        ServiceDeclaration balance = new ServiceDeclaration(
                new ServiceName("billing.balance"),
                "The balance of an account",
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                correlateBy,
                Repliers.ANYBODY);
        Map<String, Object> document = AsyncApi.document(servers, List.of(balance), List.of(PAID));
        return Json.createObjectBuilder(document).build();
    }

    private static JsonValue at(JsonObject document, String pointer) {
        return Json.createPointer(pointer).getValue(document);
    }

    private static String text(JsonObject document, String pointer) {
        return ((JsonString) at(document, pointer)).getString();
    }

    private static Stream<String> references(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(AsyncApiTest::references);
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .flatMap(each -> each.getKey().equals("$ref")
                            ? Stream.of(object.getString("$ref"))
                            : references(each.getValue()));
        }
        return Stream.empty();
    }
}
