package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads bodies up to the limit and no further. */
@ApplicationScoped
public class RequestBody {
    @Inject
    @ConfigProperty(name = "switchboard.body.limit", defaultValue = "1048576")
    private int limit;

    /**
     * @throws ProblemException {@code body-too-large} if there is more; the rest is not read into memory
     */
    public byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new ProblemException(Fault.BODY_TOO_LARGE, "A body has at most " + limit + " bytes");
        }
        return bytes;
    }
}
