package dev.switchboard.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/started}: the application is deployed, so the settings were good and the database is up to date. */
@Startup
@ApplicationScoped
public class NodeStarted implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("deployed");
    }
}
