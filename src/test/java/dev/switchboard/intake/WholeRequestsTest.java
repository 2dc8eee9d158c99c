package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server of Grizzly. */
class WholeRequestsTest {
    private static final long PATIENCE_SECONDS = 60;

    private final Application application = new Application();
    private TCPNIOTransport server;
    private InetSocketAddress address;

    @BeforeEach
    @SuppressWarnings("deprecation") // the filter is for a server's makers, as this package is
    void start() throws IOException {
        IntakeLimits limits = IntakeLimits.published();
        server = TCPNIOTransportBuilder.newInstance()
                .setProcessor(FilterChainBuilder.stateless()
                        .add(new TransportFilter())
                        .add(new HttpServerFilter())
                        .add(new WholeRequests(limits, new Arrivals(limits)))
                        .add(application)
                        .build())
                .build();
        TCPNIOServerConnection listening = server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) listening.getLocalAddress();
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.shutdownNow();
    }

    /**
     * The server asks for the status on a request's first thread while another may be giving it, and what asks for the status of an answer
     * without one sets it: a 202, or a 504, would become a 200.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: here\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 200000000\r\n\r\n"
            })
    void anAnswerHasAStatusBeforeAnybodyAsksForIt(String call) throws Exception {
        try (Socket caller = new Socket(address.getAddress(), address.getPort())) {
            caller.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));

            HttpResponsePacket answer = application.answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(statusAsItIs(answer)).isEqualTo(HttpStatus.OK_200);
        }
    }

    /** Without asking for it. */
    private static Object statusAsItIs(HttpResponsePacket answer) throws ReflectiveOperationException {
        Field status = HttpResponsePacket.class.getDeclaredField("httpStatus");
        status.setAccessible(true);
        return status.get(answer);
    }

    /** Who takes a request, and leaves its caller waiting. */
    private static final class Application extends BaseFilter {
        final CompletableFuture<HttpResponsePacket> answer = new CompletableFuture<>();

        @Override
        public NextAction handleRead(FilterChainContext ctx) {
            HttpContent content = ctx.getMessage();
            answer.complete(((HttpRequestPacket) content.getHttpHeader()).getResponse());
            return ctx.getStopAction();
        }
    }
}
