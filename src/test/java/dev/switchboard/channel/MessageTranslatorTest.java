package dev.switchboard.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Reply;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Content goes into a message, through a broker, and comes out of a message. */
class MessageTranslatorTest {
    private static InVmBroker broker;

    @BeforeContainer
    static void start() throws Exception {
        broker = new InVmBroker();
    }

    @AfterContainer
    static void stop() throws Exception {
        broker.close();
    }

    @Property(tries = 200)
    void contentComesBackByteForByte(@ForAll @From("types") String type, @ForAll byte[] bytes) throws Exception {
        Reply reply = thereAndBack(MessageTranslator.write(broker.session(), new Content(type, bytes)));

        assertThat(reply.content().bytes()).isEqualTo(bytes);
        assertThat(reply.content().type()).isEqualTo(type);
        assertThat(reply.status()).isEqualTo(200);
    }

    @Example
    void aLargeBodyComesBackByteForByte() throws Exception {
        byte[] bytes = "äöü€".repeat(200_000).getBytes(StandardCharsets.UTF_8);

        Reply reply = thereAndBack(MessageTranslator.write(broker.session(), new Content("text/plain", bytes)));

        assertThat(reply.content().bytes()).isEqualTo(bytes);
    }

    @Example
    void textGoesInATextMessageAndTheRestInABytesMessage() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(MessageTranslator.write(broker.session(), new Content("application/json", body)))
                .isInstanceOf(TextMessage.class);
        assertThat(MessageTranslator.write(broker.session(), new Content("application/pdf", body)))
                .isInstanceOf(BytesMessage.class);
    }

    @Property(tries = 20)
    void theStatusOfAReplyIsItsProperty(@ForAll @IntRange(min = 200, max = 599) int status) throws Exception {
        Message message = broker.session().createTextMessage("hello");
        message.setIntProperty("status", status);

        assertThat(thereAndBack(message).status()).isEqualTo(status);
    }

    @Example
    void aStatusInDigitsIsAsGoodAsANumber() throws Exception {
        Message message = broker.session().createTextMessage("hello");
        message.setStringProperty("status", "404");

        assertThat(thereAndBack(message).status()).isEqualTo(404);
    }

    @Example
    void aStatusThatHttpDoesNotKnowMakesAReplyUnreadable() throws Exception {
        for (int status : new int[] {-1, 0, 199, 600}) {
            Message message = broker.session().createTextMessage("hello");
            message.setIntProperty("status", status);

            assertUnreadable(message);
        }
    }

    @Example
    void aStatusThatIsNoNumberMakesAReplyUnreadable() throws Exception {
        Message message = broker.session().createTextMessage("hello");
        message.setStringProperty("status", "fine");
        assertUnreadable(message);

        message.clearProperties();
        message.setDoubleProperty("status", 200.5);
        assertUnreadable(message);
    }

    @Example
    void textWithoutATypeIsPlainText() throws Exception {
        Reply reply = thereAndBack(broker.session().createTextMessage("grüß Gott"));

        assertThat(reply.content().type()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(reply.content().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("grüß Gott");
    }

    @Example
    void aTextMessageWithoutTextIsEmpty() throws Exception {
        assertThat(thereAndBack(broker.session().createTextMessage()).content().bytes())
                .isEmpty();
    }

    @Example
    void otherKindsOfMessageAreNotRead() throws Exception {
        assertUnreadable(broker.session().createObjectMessage("never deserialised"));
        assertUnreadable(broker.session().createMapMessage());
        assertUnreadable(broker.session().createStreamMessage());
        assertUnreadable(broker.session().createMessage());
    }

    @Example
    void aMessageWithTheTextPropertyProgressReportsAStep() throws Exception {
        Message message = broker.session().createMessage();
        message.setStringProperty("progress", "load-history");

        assertThat(MessageTranslator.readProgress(broker.transport(message))).contains("load-history");
    }

    @Example
    void aReplyReportsNoStep() throws Exception {
        Message message = broker.session().createTextMessage("hello");
        assertThat(MessageTranslator.readProgress(broker.transport(message))).isEmpty();

        message.clearProperties();
        message.setIntProperty("progress", 50);
        assertThat(MessageTranslator.readProgress(broker.transport(message))).isEmpty();
    }

    @Provide
    static Arbitrary<String> types() {
        return Arbitraries.of(
                "application/json",
                "text/plain",
                "text/plain;charset=ISO-8859-1",
                "text/xml;charset=UTF-16",
                "application/octet-stream",
                "image/png");
    }

    private static Reply thereAndBack(Message message) throws JMSException, UnreadableMessageException {
        return MessageTranslator.readReply(broker.transport(message));
    }

    private static void assertUnreadable(Message message) throws JMSException {
        Message arrived = broker.transport(message);

        assertThatThrownBy(() -> MessageTranslator.readReply(arrived)).isInstanceOf(UnreadableMessageException.class);
    }
}
