package dev.switchboard.delivery;

import dev.switchboard.exchange.Content;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/** One request on its way: to the first of the receiver's addresses that takes a connection. */
final class Posting {
    private final CloseableHttpAsyncClient client;
    private final URI url;
    private final Map<String, String> headers;
    private final Content body;
    private final AnswerHead head;
    private final CompletableFuture<Boolean> done;
    private final Queue<InetAddress> addresses = new ArrayDeque<>();

    Posting(
            CloseableHttpAsyncClient client,
            URI url,
            Map<String, String> headers,
            Content body,
            AnswerHead head,
            CompletableFuture<Boolean> done) {
        this.client = client;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.head = head;
        this.done = done;
    }

    /** @param permitted at least one */
    void to(List<InetAddress> permitted) {
        addresses.addAll(permitted);
        dialNext();
    }

    private void dialNext() {
        if (!done.isDone()) {
            Future<?> running = client.execute(host(addresses.remove()), request(), head, null, null, new Callback());
            // given up by whoever completes it first: nothing goes on in the background
            done.whenComplete((answered, failure) -> running.cancel(true));
        }
    }

    private void failed(Exception failure) {
        if (FailureWords.isUnreachable(failure) && !addresses.isEmpty()) {
            dialNext();
        } else {
            done.completeExceptionally(failure);
        }
    }

    /** With the address that has passed the guard, so that no name is looked up again. */
    private HttpHost host(InetAddress address) {
        return new HttpHost(url.getScheme(), address, HostSpelling.bare(url.getHost()), url.getPort());
    }

    private AsyncRequestProducer request() {
        BasicHttpRequest request = new BasicHttpRequest("POST", path());
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.CONTENT_TYPE, body.type());
        return new BasicRequestProducer(request, new BasicAsyncEntityProducer(body.bytes(), null));
    }

    private String path() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private final class Callback implements FutureCallback<Boolean> {
        @Override
        public void completed(Boolean answered) {
            done.complete(answered);
        }

        @Override
        public void failed(Exception failure) {
            Posting.this.failed(failure);
        }

        @Override
        public void cancelled() {
            done.cancel(false);
        }
    }
}
