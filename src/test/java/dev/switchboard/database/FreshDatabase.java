package dev.switchboard.database;

import dev.switchboard.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An empty database of one test, which is gone after it. */
public final class FreshDatabase implements AutoCloseable {
    private final String product;
    private final DataSource source;
    private final Runnable removal;

    private FreshDatabase(String product, DataSource source, Runnable removal) {
        this.product = product;
        this.source = source;
        this.removal = removal;
    }

    /** A file, as in production. */
    static FreshDatabase h2() {
        Path folder = Workspace.freshFolder("h2");
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("test") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        Connection open = open(source); // H2 closes a file with its last connection, and opening takes long
        return new FreshDatabase("H2", source, () -> {
            close(open);
            Workspace.delete(folder);
        });
    }

    static FreshDatabase in(PostgreSql server) {
        String url = server.freshDatabase();
        return new FreshDatabase("PostgreSQL", PostgreSql.source(url), () -> server.drop(url));
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        removal.run();
    }

    @Override
    public String toString() {
        return product;
    }

    private static Connection open(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
