package dev.switchboard.intake;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.memory.Buffers;

/** Answers a caller whose request goes no further, and closes the connection, whose rest can't be read. */
final class Answering {
    private static final Logger LOG = Logger.getLogger(Answering.class.getName());

    private Answering() {}

    static void refuse(HttpRequestPacket request, Refusal refusal) {
        byte[] body = refusal.json();
        HttpResponsePacket response = request.getResponse();
        request.getProcessingState().setError(true);
        response.setStatus(refusal.status());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.setHeader(Header.Connection, "close");
        refusal.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        Connection<?> connection = request.getConnection();
        HttpContent answer = HttpContent.builder(response)
                .content(Buffers.wrap(connection.getMemoryManager(), body))
                .last(true)
                .build();
        write(answer, connection);
    }

    private static <A> void write(HttpContent answer, Connection<A> connection) {
        connection.write(answer, new Closing<>(connection));
    }

    private static final class Closing<A> extends EmptyCompletionHandler<WriteResult<HttpContent, A>> {
        private final Connection<A> connection;

        Closing(Connection<A> connection) {
            this.connection = connection;
        }

        @Override
        public void completed(WriteResult<HttpContent, A> result) {
            connection.closeSilently();
        }

        @Override
        public void failed(Throwable thrown) {
            LOG.log(Level.FINE, "A caller who is refused has gone", thrown);
            connection.closeSilently();
        }
    }
}
