package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads a stream when his key is revoked reads no more of it. */
@ExtendWith(SharedProduction.class)
class RevokedStreamsIT {

    @ParameterizedTest
    @ValueSource(strings = {"/api/topics/crm.customer-changed/events", "/api/console/feed"})
    void aStreamEndsWithTheKeyOfItsReader(String path, SwitchboardProcess switchboard) throws IOException {
        TestKey key = TestKey.ofRoles(switchboard, "operator");
        try (Socket reader = new Socket("localhost", switchboard.port())) {
            reader.setSoTimeout((int) OwnService.PATIENCE.toMillis());
            reader.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key.text()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.getInputStream().readNBytes(12))
                    .asString(StandardCharsets.US_ASCII)
                    .endsWith("200");

            key.revoke();

            Thread publishing =
                    new Thread(() -> await().atMost(OwnService.PATIENCE).until(() -> {
                        switchboard.http().postJson("/api/topics/crm.customer-changed/events", "{\"not\":\"for him\"}");
                        return reader.isClosed();
                    }));
            publishing.start();
            String rest = new String(readToTheEnd(reader), StandardCharsets.UTF_8);
            reader.close();
            assertThat(rest).contains("text/event-stream").endsWith("0\r\n\r\n");
        }
    }

    /** The end of the stream, as chunked encoding tells it: the connection stays. */
    private static byte[] readToTheEnd(Socket reader) throws IOException {
        StringBuilder text = new StringBuilder();
        int next = reader.getInputStream().read();
        while (next >= 0) {
            text.append((char) next);
            if (text.length() > 5 && text.substring(text.length() - 5).equals("0\r\n\r\n")) {
                break;
            }
            next = reader.getInputStream().read();
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
