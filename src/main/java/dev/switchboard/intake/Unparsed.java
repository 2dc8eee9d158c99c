package dev.switchboard.intake;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Gives a body to what the server answers by itself, and closes the connection after: 400 to a request that it can't parse. In the chain it
 * stands before HTTP is read, and is told by that when it fails.
 */
final class Unparsed extends BaseFilter {
    private static final Attribute<Boolean> FAILED =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Unparsed.class.getName());
    private static final byte[] ANSWER =
            answer(Refusal.unreadable("It is not as RFC 9112 has it, or its header is longer than this server takes"));

    /** To be called for each filter that reads HTTP. */
    @SuppressWarnings("rawtypes") // as the interface has them
    static void watch(HttpServerFilter http) {
        http.getMonitoringConfig().addProbes(new HttpProbe.Adapter() {
            @Override
            public void onErrorEvent(Connection connection, HttpPacket packet, Throwable error) {
                if (packet.getHttpHeader() instanceof HttpRequestPacket request
                        && !request.getResponse().isCommitted()
                        && request.getResponse().getStatus() <= HttpStatus.BAD_REQUEST_400.getStatusCode()) {
                    FAILED.set(connection, true);
                }
            }
        });
    }

    /** What is written next is the server's answer. */
    @Override
    public NextAction handleWrite(FilterChainContext ctx) {
        if (ctx.getMessage() instanceof Buffer && FAILED.remove(ctx.getConnection()) != null) {
            ctx.setMessage(Buffers.wrap(ctx.getMemoryManager(), ANSWER.clone()));
        }
        return ctx.getInvokeAction();
    }

    private static byte[] answer(Refusal refusal) {
        String body = new String(refusal.json(), StandardCharsets.UTF_8);
        return """
                HTTP/1.1 400 Bad Request
                Content-Type: application/problem+json
                Content-Length: %d
                Connection: close

                %s""".formatted(refusal.json().length, body).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
