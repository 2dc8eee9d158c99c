package dev.switchboard.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import java.net.http.HttpResponse;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply that can't be handled goes to the invalid-message queue with its reason, and blocks nothing behind it. */
@ExtendWith(SharedSwitchboard.class)
class InvalidRepliesIT {
    private static final String INVALID_MESSAGES = "switchboard.invalid-messages";
    private static final String REASON = "switchboardReason";

    private final SwitchboardProcess switchboard;

    InvalidRepliesIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    /** What a replier sends before its proper reply. */
    @FunctionalInterface
    private interface Wrong {
        Message made(Session session) throws JMSException;
    }

    /** Not on the server's class path; were it there, to be read would be noticed. */
    @SuppressWarnings("serial")
    private static final class Poison implements Serializable {
        private Object readResolve() {
            throw new IllegalStateException("was deserialised");
        }
    }

    @Test
    void aMapIsNoReply() throws Exception {
        Message invalid = invalidAfter(session -> {
            MapMessage map = session.createMapMessage();
            map.setString("name", "Dirk");
            return map;
        });

        assertThat(invalid.getStringProperty(REASON)).contains("TextMessage", "BytesMessage");
        assertThat(((MapMessage) invalid).getString("name")).isEqualTo("Dirk");
    }

    @Test
    void aStreamIsNoReply() throws Exception {
        Message invalid = invalidAfter(session -> {
            StreamMessage stream = session.createStreamMessage();
            stream.writeLong(42);
            return stream;
        });

        assertThat(((StreamMessage) invalid).readLong()).isEqualTo(42);
    }

    @Test
    void anObjectIsNoReplyAndIsNeverDeserialised() throws Exception {
        Message invalid = invalidAfter(session -> session.createObjectMessage(new Poison()));

        assertThat(invalid).isInstanceOf(ObjectMessage.class);
        assertThat(switchboard.output()).doesNotContain("Poison", "was deserialised");
    }

    @Test
    void aMessageWithoutABodyIsNoReply() throws Exception {
        assertThat(invalidAfter(Session::createMessage).getStringProperty(REASON))
                .contains("TextMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"199", "600", "0", "-1", "100", "abc", "", "2147483648"})
    void aStatusMustBeOneThatHttpKnows(String status) throws Exception {
        Message invalid = invalidAfter(session -> {
            TextMessage reply = session.createTextMessage("wrong");
            reply.setStringProperty("status", status);
            return reply;
        });

        assertThat(invalid.getStringProperty(REASON)).contains("status");
        assertThat(invalid.getStringProperty("status")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "json",
                "text/",
                "/plain",
                "text/plain; charset",
                "text/plain\r\nSet-Cookie: stolen=1",
                "text/plain\nSet-Cookie: stolen=1",
                "text/plain\r\n\r\n<script>",
                "text/plain; a=\"\u0000\"",
                "text/pläin"
            })
    void aContentTypeMustBeOne(String contentType) throws Exception {
        Message invalid = invalidAfter(session -> {
            TextMessage reply = session.createTextMessage("wrong");
            reply.setStringProperty("contentType", contentType);
            return reply;
        });

        assertThat(invalid.getStringProperty(REASON)).contains("contentType");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain;charset=US-ASCII, süß",
        "text/plain;charset=klingon, abc",
        "text/plain;charset=ISO-2022-CN, abc",
        "text/plain, half a surrogate pair \uD83D"
    })
    void aTextMustFitIntoItsCharset(String contentType, String text) throws Exception {
        Message invalid = invalidAfter(session -> {
            TextMessage reply = session.createTextMessage(text);
            reply.setStringProperty("contentType", contentType);
            return reply;
        });

        assertThat(invalid.getStringProperty(REASON)).contains("contentType");
    }

    @Test
    void aReplyMustSayWhatItAnswers() throws Exception {
        Message invalid = invalid((request, replier) -> replier.sendTo(request, marked(replier, request)));

        assertThat(invalid.getStringProperty(REASON)).contains("JMSCorrelationID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ID:nobody", "ffffffff-0000-7000-8000-000000000000", "ID:"})
    void aReplyThatNobodyAskedForReachesNobody(String correlationId) throws Exception {
        Message invalid = invalid((request, replier) -> {
            Message reply = marked(replier, request);
            reply.setJMSCorrelationID(correlationId);
            replier.sendTo(request, reply);
        });

        assertThat(invalid.getStringProperty(REASON)).contains("JMSCorrelationID");
        assertThat(invalid.getJMSCorrelationID()).isEqualTo(correlationId);
    }

    @Test
    void aSecondReplyReachesNobody() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                InvalidMessages invalidMessages = new InvalidMessages(service.name());
                JmsReplier replier = service.answeredBy((request, it) -> {
                    it.reply(request, it.session().createTextMessage("first"));
                    it.reply(request, marked(it, request));
                })) {
            assertThat(service.ask("text/plain", "").body()).asString(UTF_8).isEqualTo("first");

            assertThat(((TextMessage) invalidMessages.next()).getText()).isEqualTo("wrong");
            assertThat(service.live().getInt("replies")).isEqualTo(1);
        }
    }

    @Test
    void anInvalidMessageIsKeptWhole() throws Exception {
        String text = "süß".repeat(500_000);

        Message invalid = invalid((request, replier) -> {
            Message reply = replier.session().createTextMessage(text);
            reply.setStringProperty("mark", request.getStringProperty("service"));
            reply.setBooleanProperty("aFlag", true);
            reply.setLongProperty("aNumber", Long.MIN_VALUE);
            replier.sendTo(request, reply);
        });

        assertThat(((TextMessage) invalid).getText()).isEqualTo(text);
        assertThat(invalid.getBooleanProperty("aFlag")).isTrue();
        assertThat(invalid.getLongProperty("aNumber")).isEqualTo(Long.MIN_VALUE);
    }

    /** The invalid message that is found when a replier first sends something wrong, with the right correlation id. */
    private Message invalidAfter(Wrong wrong) throws Exception {
        return invalid((request, replier) -> {
            Message reply = wrong.made(replier.session());
            reply.setStringProperty("mark", request.getStringProperty("service"));
            replier.reply(request, reply);
        });
    }

    /** The caller gets the proper reply, which is behind the wrong one. */
    private Message invalid(JmsReplier.Answer wrong) throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                InvalidMessages invalidMessages = new InvalidMessages(service.name());
                JmsReplier replier = service.answeredBy((request, it) -> {
                    wrong.to(request, it);
                    it.reply(request, it.session().createTextMessage("proper"));
                })) {
            HttpResponse<byte[]> answer = service.ask("application/json", "{}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).asString(UTF_8).isEqualTo("proper");
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            return invalidMessages.next();
        }
    }

    private static Message marked(JmsReplier replier, Message request) throws JMSException {
        Message reply = replier.session().createTextMessage("wrong");
        reply.setStringProperty("mark", request.getStringProperty("service"));
        return reply;
    }

    /** Those invalid messages that bear a mark. */
    private final class InvalidMessages implements AutoCloseable {
        private final ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory("tcp://localhost:" + switchboard.brokerPort());
        private final Connection connection;
        private final MessageConsumer consumer;

        InvalidMessages(String mark) throws JMSException {
            connection = factory.createConnection("switchboard", "switchboard");
            Session session = connection.createSession();
            consumer = session.createConsumer(session.createQueue(INVALID_MESSAGES), "mark = '" + mark + "'");
            connection.start();
        }

        Message next() throws JMSException {
            Message message = consumer.receive(OwnService.PATIENCE.toMillis());
            assertThat(message).as("an invalid message").isNotNull();
            return message;
        }

        @Override
        public void close() throws JMSException {
            connection.close();
            factory.close();
        }
    }
}
