package dev.switchboard.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ManagementChannelTest {
    private static final String URL = "vm://8";
    private static final int THREADS_OF_THE_BROKER = 2;
    private static final int AT_ONCE = 8;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

    @TempDir
    private Path data;

    @BeforeEach
    void start() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setBrokerInstance(data.toFile());
        server.setConfiguration(configuration
                .setSecurityEnabled(false)
                .setThreadPoolMaxSize(THREADS_OF_THE_BROKER)
                .setJournalType(JournalType.NIO)
                .addAcceptorConfiguration("in-vm", URL));
        server.start();
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void moreQueuesAtOnceThanTheBrokerHasThreadsAreMade() throws Exception {
        ManagementChannel channel = new ManagementChannel();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL + "?callTimeout=2000")) {
            LiveConnection connection = LiveConnection.open(factory, List.of(), lost -> {});
            List<Callable<Void>> calls = IntStream.range(0, 10 * AT_ONCE)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        channel.ask(connection, "createQueue", queue("audit-" + i));
                        return null;
                    })
                    .toList();

            for (Future<Void> made : callers.invokeAll(calls)) {
                made.get();
            }

            assertThat(server.getActiveMQServer().locateQueue("audit-0").isDurable())
                    .isTrue();
            connection.close();
        }
        server.stop(); // not after a failure: a broker without a thread left can't be stopped
    }

    private static JsonArray queue(String name) {
        String settings = Json.createObjectBuilder()
                .add("name", name)
                .add("address", "news")
                .add("durable", true)
                .build()
                .toString();
        return Json.createArrayBuilder().add(settings).add(true).build();
    }
}
