package dev.switchboard.boot;

import java.nio.file.Path;
import java.util.List;

/**
 * What the server's connection pool is made with.
 *
 * @param dataSource its class, which the server has
 */
record DatabaseSettings(String dataSource, String url, String user, String password, int poolSize) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** In seconds. */
    private static final List<String> BOUNDS = List.of("connectTimeout=5", "socketTimeout=60");

    static DatabaseSettings from(Variables variables, Path data) {
        int poolSize = variables.number("DATABASE_POOL_SIZE", 1, 1000).orElse(16);
        return variables
                .text("DATABASE_URL")
                .map(url -> postgresql(url, variables, poolSize))
                .orElseGet(() -> h2(data, poolSize));
    }

    boolean embedded() {
        return !url.startsWith(POSTGRESQL);
    }

    /** For people: no parameters, for they may hold a password. */
    String description() {
        return embedded() ? "H2, a file in the data folder" : url.replaceAll("\\?.*", "");
    }

    private static DatabaseSettings postgresql(String url, Variables variables, int poolSize) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new Refusal("DATABASE_URL must be like jdbc:postgresql://host:5432/name");
        }
        return new DatabaseSettings(
                "org.postgresql.ds.PGSimpleDataSource",
                bounded(url),
                variables.text("DATABASE_USER").orElse(""),
                variables.text("DATABASE_PASSWORD").orElse(""),
                poolSize);
    }

    /** A database that hangs, or whose machine is gone, holds nobody for ever. */
    private static String bounded(String url) {
        String bounded = url;
        for (String bound : BOUNDS) {
            if (!url.contains(bound.substring(0, bound.indexOf('=') + 1))) {
                bounded += (bounded.contains("?") ? "&" : "?") + bound;
            }
        }
        return bounded;
    }

    /** What is committed is written at once, and the database is closed by the server, not by a race of shutdown hooks. */
    private static DatabaseSettings h2(Path data, int poolSize) {
        String file = data.resolve("database/switchboard").toString().replace(";", "\\;");
        String url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        return new DatabaseSettings("org.h2.jdbcx.JdbcDataSource", url, "", "", poolSize);
    }
}
