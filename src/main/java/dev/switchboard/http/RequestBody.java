package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads bodies up to the limit and no further. */
@ApplicationScoped
public class RequestBody {
    @Inject
    @ConfigProperty(name = "switchboard.body.limit", defaultValue = "1048576")
    private int limit;

    /**
     * Reads the whole body.
     *
     * @param announced the Content-Length, if there is one: a body that says it is too large isn't read at all
     * @throws ProblemException {@code body-too-large} if there is more than the limit, in bytes
     */
    public byte[] read(InputStream body, @Nullable Long announced) throws IOException {
        if (announced != null && announced > limit) {
            throw tooLarge();
        }
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw tooLarge();
        }
        return bytes;
    }

    private ProblemException tooLarge() {
        return new ProblemException(Fault.BODY_TOO_LARGE, "A body has at most " + limit + " bytes");
    }
}
