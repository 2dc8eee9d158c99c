package dev.switchboard.load;

import static org.awaitility.Awaitility.await;

import dev.switchboard.database.PostgreSql;
import dev.switchboard.outside.HttpAnswer;
import dev.switchboard.outside.JmsClient;
import dev.switchboard.outside.SwitchboardProcess;
import jakarta.jms.JMSException;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The Switchboard under load, with a service that answers at once and one whose replier took a request and hangs. */
final class Subject implements AutoCloseable {
    static final String ECHO = "load.echo";
    static final String SILENT = "load.silent";
    static final Duration SILENT_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SwitchboardProcess switchboard;
    private final Optional<PostgreSql> database;
    private final JmsClient echo;
    private final HungReplier hung;

    Subject(SwitchboardProcess switchboard, Optional<PostgreSql> database) throws JMSException {
        this.switchboard = switchboard;
        this.database = database;
        declare(ECHO, Duration.ofSeconds(5));
        declare(SILENT, SILENT_TIMEOUT);
        this.echo = switchboard.jms();
        echo.reply(ECHO, request -> request.getBody(String.class));
        this.hung = new HungReplier(switchboard.brokerPort(), SILENT);
        awaitLive(ECHO, live -> live.getInt("responders", 0) == 1);
        awaitLive(SILENT, live -> live.getInt("responders", 0) == 1);
    }

    int port() {
        return switchboard.port();
    }

    Vitals vitals() {
        return new Vitals(switchboard.pid());
    }

    int brokerPort() {
        return switchboard.brokerPort();
    }

    /** CPU time so far of the database's processes, where it has processes of its own. */
    Duration databaseCpu() {
        return database.map(PostgreSql::process).map(Vitals::cpuOfTree).orElse(Duration.ZERO);
    }

    void declare(String service) {
        declare(service, Duration.ofSeconds(5));
    }

    JsonObject live(String service) {
        return switchboard.http().get(path(service)).json().getJsonObject("live");
    }

    JsonObject awaitLive(String service, Predicate<JsonObject> condition) {
        return await(service)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> live(service), condition);
    }

    private void declare(String service, Duration timeout) {
        HttpAnswer answer = switchboard.http().call(path(service), request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"timeout\": \"" + timeout + "\", \"maxTimeout\": \"PT60S\"}")));
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static String path(String service) {
        return "/api/services/" + service;
    }

    @Override
    public void close() throws JMSException {
        hung.close();
        echo.close();
    }
}
