package dev.switchboard.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Reads of an answer what counts, its status and Retry-After, and drops the rest. */
final class AnswerHead implements AsyncResponseConsumer<Boolean> {
    private final InstantSource clock;
    private volatile Optional<Integer> status = Optional.empty();
    private volatile Optional<Duration> retryAfter = Optional.empty();
    private @Nullable FutureCallback<Boolean> result;
    private int read;

    AnswerHead(InstantSource clock) {
        this.clock = clock;
    }

    /** Empty as long as no answer has begun. */
    Optional<Integer> status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<Boolean> callback) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        retryAfter = Optional.ofNullable(header).flatMap(found -> RetryAfter.read(found.getValue(), clock.instant()));
        status = Optional.of(response.getCode());
        result = callback;
        if (entity == null) {
            callback.completed(true);
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        read += bytes.remaining();
        bytes.position(bytes.limit());
        if (read > WebhookLimits.ANSWER) {
            throw new IOException("The answer is longer than is read"); // which closes the connection
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        if (result != null) {
            result.completed(true);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
}
