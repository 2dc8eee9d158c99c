package dev.switchboard.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** All resources, under {@code /api}. */
@ApplicationPath("api")
public class ApiApplication extends Application {
    /** No WADL: it describes the inside, by the names of its methods, to whoever asks for OPTIONS. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
