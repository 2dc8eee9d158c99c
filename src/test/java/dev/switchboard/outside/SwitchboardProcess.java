package dev.switchboard.outside;

import dev.switchboard.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code switchboard.jar} in a process of its own. */
public final class SwitchboardProcess implements AutoCloseable {
    private final ChildProcess process;
    private final Map<String, String> environment;
    private final Path data;
    private final boolean dataIsMine;
    private final HttpCaller http;

    SwitchboardProcess(ChildProcess process, Map<String, String> environment, Path data, boolean dataIsMine) {
        this.process = process;
        this.environment = environment;
        this.data = data;
        this.dataIsMine = dataIsMine;
        HttpCaller anybody = new HttpCaller("http://localhost:" + environment.get("SWITCHBOARD_PORT"));
        String key = environment.get(Launch.OPERATOR_KEY);
        this.http = key == null ? anybody : anybody.bearing(key);
    }

    /** Of a Switchboard in production mode. */
    public String operatorKey() {
        return variable(Launch.OPERATOR_KEY);
    }

    /** What it was told by its environment. */
    String variable(String name) {
        return environment.get(name);
    }

    public HttpCaller http() {
        return http;
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return Integer.parseInt(environment.get("SWITCHBOARD_PORT"));
    }

    public int brokerPort() {
        return Integer.parseInt(environment.get("BROKER_PORT"));
    }

    /** A JMS client of the embedded broker, over TCP. */
    public JmsClient jms() {
        return JmsClient.connect("tcp://localhost:" + brokerPort(), "switchboard", "switchboard");
    }

    public Path data() {
        return data;
    }

    /** What the process has printed so far. */
    public String output() {
        return process.output();
    }

    /** SIGTERM; returns the exit code when the process has ended. */
    public int stop() {
        return process.stop();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Returns the exit code when the process has ended by itself. */
    public int awaitExit() {
        return process.awaitExit();
    }

    /** Returns when the condition holds; fails with the output when the process has ended or patience has. */
    public void await(String what, BooleanSupplier condition) {
        process.await(what, condition);
    }

    /** Returns when a request goes all the way to a replier and back. */
    void awaitReadiness() {
        await("an answer from the CRM", () -> http.answersOk("crm.phone-number", "{\"customerId\":\"C-1001\"}"));
    }

    /** What the server said, for a start that fails once in hundreds. */
    void printFailedStart() {
        try {
            Path file = data.resolve("failed-start.log");
            System.err.println(Files.exists(file) ? Files.readString(file) : "There is no failed-start.log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process if it runs, and deletes its data unless they are somebody else's. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.stop();
        }
        if (dataIsMine) {
            Workspace.delete(data);
        }
    }
}
