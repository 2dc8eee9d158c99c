package dev.switchboard.outside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a replier may say about its reply, and how it correlates. */
@ExtendWith(SharedSwitchboard.class)
class RepliesIT {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String BY_MESSAGE_ID = "{\"timeout\": \"PT60S\", \"correlateBy\": \"MESSAGE_ID\"}";

    private final SwitchboardProcess switchboard;

    RepliesIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void textWithoutATypeIsPlainText() throws Exception {
        HttpResponse<byte[]> answer = answerTo(
                (request, replier) -> replier.reply(request, replier.session().createTextMessage("süß")));

        assertThat(answer.body()).isEqualTo("süß".getBytes(UTF_8));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    }

    @Test
    void bytesWithoutATypeAreJustBytes() throws Exception {
        HttpResponse<byte[]> answer =
                answerTo((request, replier) -> replier.reply(request, replier.bytes(new byte[] {0, -1})));

        assertThat(answer.body()).containsExactly(0, -1);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void textComesInTheCharactersThatItsTypeNames() throws Exception {
        HttpResponse<byte[]> answer = answerTo((request, replier) -> {
            Message reply = replier.session().createTextMessage("süß");
            reply.setStringProperty("contentType", "text/plain; charset=ISO-8859-1");
            replier.reply(request, reply);
        });

        assertThat(answer.body()).isEqualTo("süß".getBytes(ISO_8859_1));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=ISO-8859-1");
    }

    @Test
    void bytesMayBeOfATextualType() throws Exception {
        HttpResponse<byte[]> answer = answerTo((request, replier) -> {
            Message reply = replier.bytes("{\"größe\":1}".getBytes(UTF_8));
            reply.setStringProperty("contentType", "application/json");
            replier.reply(request, reply);
        });

        assertThat(answer.body()).isEqualTo("{\"größe\":1}".getBytes(UTF_8));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aReplyMayBeLargerThanARequest() throws Exception {
        byte[] large = new byte[5 * 1024 * 1024];

        HttpResponse<byte[]> answer = answerTo((request, replier) -> replier.reply(request, replier.bytes(large)));

        assertThat(answer.body()).isEqualTo(large);
    }

    @Test
    void theRepliersTraceComesBackToTheCaller() throws Exception {
        HttpResponse<byte[]> answer = answerTo((request, replier) -> {
            Message reply = replier.session().createTextMessage("");
            reply.setStringProperty("traceparent", TRACEPARENT);
            replier.reply(request, reply);
        });

        assertThat(answer.headers().firstValue("traceparent")).contains(TRACEPARENT);
    }

    @Test
    void theRepliersTraceStateComesBackWithItsTrace() throws Exception {
        HttpResponse<byte[]> answer = answerTo((request, replier) -> {
            Message reply = replier.session().createTextMessage("");
            reply.setStringProperty("traceparent", TRACEPARENT);
            reply.setStringProperty("tracestate", "vendor=1");
            replier.reply(request, reply);
        });

        assertThat(answer.headers().firstValue("tracestate")).contains("vendor=1");
    }

    @Test
    void anEncodedReplyComesBackByteForByteAndSaysSo() throws Exception {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        HttpResponse<byte[]> answer = answerTo((request, replier) -> {
            Message reply = replier.bytes(gzip);
            reply.setStringProperty("contentType", "application/json");
            reply.setStringProperty("contentEncoding", "gzip");
            replier.reply(request, reply);
        });

        assertThat(answer.body()).isEqualTo(gzip);
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void theStatusMayBeAnyNumberThatJmsKnows() throws Exception {
        HttpResponse<byte[]> answer = answerTo((request, replier) -> {
            Message reply = replier.session().createTextMessage("");
            reply.setStringProperty("status", "201");
            replier.reply(request, reply);
        });

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void aReportOfProgressIsNotTheReply() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(RepliesIT::reportAndAnswer)) {
            HttpResponse<byte[]> answer = service.ask("application/json", "{}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).asString(UTF_8).isEqualTo("done");
            assertThat(service.live().getInt("replies")).isEqualTo(1);
            assertThat(replier.finds("switchboard.invalid-messages", "mark = '" + service.name() + "'"))
                    .isFalse();
        }
    }

    @Test
    void aServiceMayCorrelateByTheRequestsMessageId() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, BY_MESSAGE_ID);
                JmsReplier replier = service.answeredBy(RepliesIT::answerByMessageId)) {
            for (int i = 0; i < 20; i++) {
                HttpResponse<byte[]> answer = service.ask("text/plain", "number " + i);

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).asString(UTF_8).isEqualTo("number " + i);
            }
            assertThat(service.live().getInt("outstanding")).isZero();
        }
    }

    @Test
    void manyCallersAtOnceEachGetTheirOwnReply() throws Exception {
        for (String declaration : new String[] {"{\"timeout\": \"PT60S\"}", BY_MESSAGE_ID}) {
            boolean byMessageId = declaration.equals(BY_MESSAGE_ID);
            try (OwnService service = OwnService.declare(switchboard, declaration);
                    JmsReplier replier =
                            service.answeredBy(byMessageId ? RepliesIT::answerByMessageId : JmsReplier.echo())) {
                List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 100)
                        .mapToObj(i -> service.asking(request -> request.header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("number " + i))))
                        .toList();

                for (int i = 0; i < answers.size(); i++) {
                    assertThat(answers.get(i).join().body()).asString(UTF_8).isEqualTo("number " + i);
                }
            }
        }
    }

    /** Reports before the reply and, as may happen, after it. */
    private static void reportAndAnswer(Message request, JmsReplier replier) throws JMSException {
        Message progress = replier.session().createTextMessage("half-way");
        progress.setStringProperty("progress", "load");
        progress.setStringProperty("mark", request.getStringProperty("service"));
        replier.reply(request, progress);
        replier.reply(request, replier.session().createTextMessage("done"));
        replier.reply(request, progress);
    }

    private static void answerByMessageId(Message request, JmsReplier replier) throws JMSException {
        Message reply = replier.session().createTextMessage(request.getBody(String.class));
        reply.setJMSCorrelationID(request.getJMSMessageID());
        replier.sendTo(request, reply);
    }

    private HttpResponse<byte[]> answerTo(JmsReplier.Answer answer) throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(answer)) {
            return service.ask("application/json", "{}");
        }
    }
}
