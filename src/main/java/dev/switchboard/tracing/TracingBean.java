package dev.switchboard.tracing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** This node's tracing, without a proxy before it: it stands on the way of every request. */
@ApplicationScoped
public class TracingBean {
    /** MicroProfile Telemetry's own, true where nothing is said. */
    private static final String DISABLED = "otel.sdk.disabled";

    @Inject
    private Config config;

    @Produces
    @Singleton
    Tracing tracing() {
        return config.getOptionalValue(DISABLED, Boolean.class).orElse(true)
                ? Tracing.OFF
                : new Tracing(OpenTelemetryRecorder.ofTheServer());
    }
}
