package dev.switchboard.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import jakarta.jms.Message;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/** Messages of other clients, with properties of any name, type and value: read, or unreadable, and never another failure. */
class ForeignMessagesTest {
    private static InVmBroker broker;

    @BeforeContainer
    static void start() throws Exception {
        broker = new InVmBroker();
    }

    @AfterContainer
    static void stop() throws Exception {
        broker.close();
    }

    @Provide
    static Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300).map(Object.class::cast),
                HostileText.of("text/plain;charset=ISO-8859-1 0123").map(Object.class::cast),
                Arbitraries.of("200", "599", "600", "text/plain;charset=UTF-7", "text/plain;charset=\u0130", "gzip", "")
                        .map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.bytes().map(Object.class::cast),
                Arbitraries.shorts().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.bytes().array(byte[].class).map(Object.class::cast));
    }

    @Provide
    static Arbitrary<Map<String, Object>> properties() {
        Arbitrary<String> names = Arbitraries.of(
                "contentType",
                "contentEncoding",
                "status",
                "traceparent",
                "tracestate",
                "progress",
                "content-type",
                "JMS_AMQP_ContentType",
                "cloudEvents_id",
                "cloudEvents_type",
                "cloudEvents_time",
                "cloudEvents_",
                "cloudEvents:source",
                "cloudEvents_partitionkey",
                "JMSXGroupID",
                "other");
        return Arbitraries.maps(names, values()).ofMaxSize(5);
    }

    @Property(tries = 200)
    void aReplyIsReadOrUnreadable(@ForAll @From("properties") Map<String, Object> properties, @ForAll String text)
            throws Exception {
        Message message = message(broker.session().createTextMessage(text), properties);

        Throwable thrown = catchThrowable(() -> MessageTranslator.readReply(message));

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), ForeignMessagesTest::isUnreadable);
        assertThat(catchThrowable(() -> MessageTranslator.readProgress(message)))
                .isNull();
    }

    @Property(tries = 200)
    void anEventIsReadOrUnreadable(@ForAll @From("properties") Map<String, Object> properties, @ForAll byte[] bytes)
            throws Exception {
        Message message = message(MessageTranslator.write(broker.session(), new Content("a/b", bytes)), properties);

        Throwable thrown = catchThrowable(() -> {
            Event event = EventReader.read(message, "topic").event();
            assertThat(event.attributes()).containsKeys(Event.ID, Event.SOURCE, Event.TYPE, Event.SPECVERSION);
            assertThat(EventReader.read(message, "topic").event().attributes()).isEqualTo(event.attributes());
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), ForeignMessagesTest::isUnreadable);
    }

    @Property(tries = 200)
    void anyMessageIsPassedOnWithItsReason(
            @ForAll @From("properties") Map<String, Object> properties,
            @ForAll @From("names") String name,
            @ForAll byte[] value)
            throws Exception {
        Message message = broker.session().createTextMessage("hello");
        core(message).putBytesProperty(name, value);
        Message received = message(message, properties);

        Message passedOn = broker.transport(InvalidMessageChannel.withReason(received, "why")
                .write(broker.session(), new Destinations(broker.session())));

        assertThat(passedOn.getStringProperty(InvalidMessageChannel.REASON)).isEqualTo("why");
        assertThat(passedOn.getBody(String.class)).isEqualTo("hello");
        assertThat(catchThrowable(() -> DeadMessageReader.read(passedOn, "here")))
                .isNull();
    }

    @Provide
    static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("content-type", "x y", "NOT", "null", "1a", "a:b", "switchboardOrigin"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20));
    }

    /** As clients of other protocols do, whose names and types JMS doesn't know. */
    private static Message message(Message message, Map<String, Object> properties) throws Exception {
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            if (property.getValue() instanceof byte[] bytes) {
                core(message).putBytesProperty(property.getKey(), bytes);
            } else {
                core(message).putObjectProperty(property.getKey(), property.getValue());
            }
        }
        return broker.transport(message);
    }

    private static org.apache.activemq.artemis.api.core.Message core(Message message) {
        return ((ActiveMQMessage) message).getCoreMessage();
    }

    private static void isUnreadable(Throwable thrown) {
        assertThat(thrown).isInstanceOf(UnreadableMessageException.class);
    }

    @Property(tries = 200)
    void textIsTheSameInEachCharsetOrBytes(@ForAll @From("charsets") String charset, @ForAll byte[] bytes)
            throws Exception {
        Content content = new Content("text/plain;charset=" + charset, bytes);

        Content read = MessageTranslator.readReply(broker.transport(MessageTranslator.write(broker.session(), content)))
                .content();

        assertThat(IntStream.range(0, bytes.length).allMatch(i -> read.bytes()[i] == bytes[i]))
                .isTrue();
        assertThat(read.bytes()).hasSize(bytes.length);
    }

    @Provide
    static Arbitrary<String> charsets() {
        return Arbitraries.of(java.nio.charset.Charset.availableCharsets().keySet());
    }
}
