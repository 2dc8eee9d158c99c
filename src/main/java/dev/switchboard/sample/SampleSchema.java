package dev.switchboard.sample;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The sample's tables, brought up to date by whoever needs them first. */
@ApplicationScoped
public class SampleSchema {
    @Resource(lookup = "jdbc/switchboard")
    private DataSource database;

    @PostConstruct
    void migrate() {
        Flyway.configure(SampleSchema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:dev/switchboard/sample/migrations")
                .table("sample_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** Returns when the tables are there. */
    public void require() {
        // being called is enough: the container has called migrate() before
    }
}
