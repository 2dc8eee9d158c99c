package dev.switchboard.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.EventOutlet;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
    private final Connection connection = new Connection();
    private final FeedReader reader;

    FeedReaderTest() throws IOException {
        EventOutlet outlet = new EventOutlet(
                answering(HttpServletRequest.class, Map.of("startAsync", answering(AsyncContext.class, Map.of()))),
                answering(HttpServletResponse.class, Map.of("getOutputStream", connection)),
                () -> {});
        reader = new FeedReader(outlet);
        outlet.open();
    }

    @Test
    void aReaderIsToldAll() {
        reader.tell(news("1"));
        reader.tell(news("2"));

        assertThat(connection.written()).isEqualTo("1 2 ");
    }

    @Test
    void aSlowReaderIsToldWhatIsNewestAndThatHeMissedSomething() {
        reader.tell(news("1"));
        connection.isFull = true;
        reader.tell(news("2"));
        reader.tell(news("3"));
        connection.isFull = false;
        reader.tell(news("4"));
        reader.tell(news("5"));

        assertThat(connection.written()).isEqualTo("1 event: gap\ndata: {\"seconds\":2}\n\n4 5 ");
    }

    @Test
    void aReaderWhoHasGoneIsForgotten() {
        connection.isBroken = true;

        reader.tell(news("1"));

        assertThat(reader.isGone()).isTrue();
    }

    private static byte[] news(String text) {
        return (text + ' ').getBytes(UTF_8);
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> answers.get(method.getName())));
    }

    private static final class Connection extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean isFull;
        private boolean isBroken;

        String written() {
            return bytes.toString(UTF_8);
        }

        @Override
        public boolean isReady() {
            return !isFull;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                listener.onWritePossible();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void write(int one) throws IOException {
            if (isBroken) {
                throw new IOException("gone");
            }
            bytes.write(one);
        }
    }
}
