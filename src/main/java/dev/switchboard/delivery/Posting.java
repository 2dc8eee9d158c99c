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
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One request on its way: to the first of the receiver's addresses that takes a connection. */
final class Posting {
    private final CloseableHttpAsyncClient client;
    private final URI url;
    private final Map<String, String> headers;
    private final Content body;
    private final AnswerHead head;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private final Queue<InetAddress> addresses = new ArrayDeque<>();

    Posting(CloseableHttpAsyncClient client, URI url, Map<String, String> headers, Content body, AnswerHead head) {
        this.client = client;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.head = head;
    }

    /** Completes when the answer has ended, or exceptionally when there is no more of it to come. */
    CompletableFuture<Boolean> done() {
        return done;
    }

    void giveUp(Throwable reason) {
        done.completeExceptionally(reason);
    }

    /** @param permitted at least one */
    void to(List<InetAddress> permitted) {
        addresses.addAll(permitted);
        dialNext();
    }

    private void dialNext() {
        if (!done.isDone()) {
            HttpHost receiver = host(addresses.remove());
            HttpContext context = HttpClientContext.create();
            Future<?> running = client.execute(receiver, request(receiver), head, null, context, new Callback());
            done.whenComplete((answered, failure) -> {
                if (failure != null) {
                    WebhookConnections.cut(running, context); // nothing of a late answer goes on in the background
                }
            });
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

    /** For this host in so many words: a path that begins with two slashes would be taken for another. */
    private AsyncRequestProducer request(HttpHost receiver) {
        BasicHttpRequest request = new BasicHttpRequest("POST", receiver, path());
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.CONTENT_TYPE, body.type());
        body.encoding().ifPresent(coding -> request.setHeader(HttpHeaders.CONTENT_ENCODING, coding));
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
