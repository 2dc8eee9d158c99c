package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server of Grizzly, which works for what comes for as long as the test wants. */
class ReadEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BARRAGE = 2_000;

    private final Work work = new Work();
    private TCPNIOTransport server;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        Door.getInstance().open();
        server = TCPNIOTransportBuilder.newInstance()
                .setProcessor(FilterChainBuilder.stateless()
                        .add(new TransportFilter())
                        .add(new Workers())
                        .add(work)
                        .build())
                .setIOStrategy(Door.getInstance())
                .setSelectorRunnersCount(1)
                .build();
        TCPNIOServerConnection listening = server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) listening.getLocalAddress();
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.shutdownNow();
    }

    @Test
    void whatComesMeanwhileIsReadWhenTheWorkIsDone() throws IOException {
        try (Socket caller = connect()) {
            send(caller, "one");
            work.awaitBegun("one");
            send(caller, "two");
            othersAreServed();
            assertThat(work.begun).containsOnlyKeys("one");

            work.end("one");
            work.awaitBegun("two");
            work.end("two");
            send(caller, "three");
            work.awaitBegun("three");
            work.end("three");
        }
        await().atMost(PATIENCE).until(() -> work.closed.get() == 2);
    }

    @Test
    void whoGoesMeanwhileIsGoneWhenTheWorkIsDone() throws IOException {
        try (Socket caller = connect()) {
            send(caller, "one");
            work.awaitBegun("one");
        }
        work.end("one");

        await().atMost(PATIENCE).until(() -> work.closed.get() == 1);
    }

    @Test
    void aWorkerMayReadOnByItself() throws IOException {
        work.readsOn = true;
        try (Socket caller = connect()) {
            for (String first : List.of("one", "three")) {
                send(caller, first);
                work.awaitBegun(first);
                send(caller, "two");
                work.awaitBegun(first + "two");
            }
        }
        assertThat(work.mostAtOnce).hasValue(1);
    }

    @Test
    void neverTwoWorkForOneConnectionAndNothingIsLeft() throws IOException {
        work.atOnce = true;
        try (Socket caller = connect()) {
            for (int i = 0; i < BARRAGE; i++) {
                send(caller, "x");
            }
            await().atMost(PATIENCE).until(() -> work.bytes.get() == BARRAGE);
        }
        await().atMost(PATIENCE).until(() -> work.closed.get() == 1);
        assertThat(work.mostAtOnce).hasValue(1);
    }

    private Socket connect() throws IOException {
        Socket caller = new Socket(address.getAddress(), address.getPort());
        caller.setTcpNoDelay(true);
        return caller;
    }

    private static void send(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What was sent before on another connection is there then, too. */
    private void othersAreServed() throws IOException {
        try (Socket other = connect()) {
            send(other, "other");
            work.awaitBegun("other");
            work.end("other");
        }
    }

    /** Notes what has come, and is done when the test says so. */
    private static final class Work extends BaseFilter {
        private final Map<String, FilterChainContext> begun = new ConcurrentHashMap<>();
        private final AtomicInteger bytes = new AtomicInteger();
        private final AtomicInteger atWork = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private volatile boolean atOnce;
        private volatile boolean readsOn;

        @Override
        public NextAction handleRead(FilterChainContext ctx) throws IOException {
            mostAtOnce.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            String text = text(ctx.getMessage());
            bytes.addAndGet(text.length());
            if (readsOn) {
                begun.put(text, ctx);
                begun.put(text + text(ctx.read().getMessage()), ctx);
            }
            if (atOnce || readsOn) {
                atWork.decrementAndGet();
                return ctx.getStopAction();
            }
            NextAction goesOn = ctx.getSuspendAction();
            ctx.suspend();
            begun.put(text, ctx);
            return goesOn;
        }

        private static String text(Object message) {
            return ((Buffer) message).toStringContent(StandardCharsets.US_ASCII);
        }

        void awaitBegun(String text) {
            await(text).atMost(PATIENCE).until(() -> begun.containsKey(text));
        }

        void end(String text) {
            FilterChainContext ctx = Objects.requireNonNull(begun.remove(text));
            atWork.decrementAndGet();
            ctx.resume(ctx.getStopAction());
        }

        @Override
        public NextAction handleClose(FilterChainContext ctx) {
            closed.incrementAndGet();
            return ctx.getInvokeAction();
        }
    }
}
