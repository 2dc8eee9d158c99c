package dev.switchboard.intake;

import java.util.Map;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Before an answer begins: names the statuses that the server would call CUSTOM, and lets whoever writes go on. What a caller doesn't read
 * yet waits in his connection's queue, and with it his next request ({@link Workers}); the thread that brought it may be the one that
 * brings everybody's replies. Streams alone are kept from growing there: they ask whether there is room. In the chain it stands
 * after HTTP is read.
 */
final class Answers extends BaseFilter {
    private static final Map<Integer, String> PHRASES = Map.of(422, "Unprocessable Content", 429, "Too Many Requests");
    private static final String STREAM = "text/event-stream";

    /** As the server has it by default. */
    private static final int WRITE_BUFFERS_OF_A_STREAM = 4;

    @Override
    public NextAction handleWrite(FilterChainContext ctx) {
        if (ctx.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpResponsePacket response
                && !response.isCommitted()) {
            begins(response, (NIOConnection) ctx.getConnection());
        }
        return ctx.getInvokeAction();
    }

    private static void begins(HttpResponsePacket response, NIOConnection connection) {
        String phrase = PHRASES.get(response.getStatus());
        if (phrase != null) {
            response.setReasonPhrase(phrase);
        }
        String type = response.getContentType();
        connection.setMaxAsyncWriteQueueSize(
                type != null && type.startsWith(STREAM)
                        ? WRITE_BUFFERS_OF_A_STREAM * connection.getWriteBufferSize()
                        : AsyncQueueWriter.UNLIMITED_SIZE);
    }
}
