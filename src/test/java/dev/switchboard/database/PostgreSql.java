package dev.switchboard.database;

import dev.switchboard.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL in processes of its own, on a free port, with its data below {@code target}. It writes to disk what it
 * commits, and it ends with the JVM that started it.
 *
 * <p>PostgreSQL refuses to run as root; where the tests do, it runs in a user namespace of its own.
 */
public final class PostgreSql implements AutoCloseable {
    public static final String USER = "postgres";

    /** Generous, because a busy machine is no defect. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private EmbeddedPostgres server;

    private PostgreSql(Path data) throws IOException {
        this.data = data;
        this.server = builder(data).start();
    }

    /** Returns when it accepts connections. */
    public static PostgreSql start() {
        try {
            return new PostgreSql(Workspace.freshFolder("postgresql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Workspace.ROOT.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on"); // which EmbeddedPostgres switches off
    }

    /** Makes an empty database and returns its JDBC URL, which needs the user and no password. */
    public String freshDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name);
        return url(name);
    }

    void drop(String url) {
        execute("drop database " + url.substring(url.lastIndexOf('/') + 1) + " with (force)");
    }

    static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(USER);
        return source;
    }

    /** The process that all the others are children of. */
    public ProcessHandle process() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGSTOP to all its processes: connections stay, and nothing answers on them. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        Stream.concat(Stream.of(process()), process().descendants()).forEach(each -> signal(name, each.pid()));
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as an operator would: connections are cut, nothing is lost. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after {@link #stop()}, with the same data and on the same port. */
    public void restart() {
        try {
            server = builder(data).setPort(server.getPort()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        Workspace.delete(data);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private void execute(String sql) {
        try (Connection connection = source(url(USER)).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
