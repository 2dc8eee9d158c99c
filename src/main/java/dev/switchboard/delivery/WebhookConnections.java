package dev.switchboard.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client with all that is clever about it switched off: one request, one answer. */
final class WebhookConnections implements AutoCloseable {
    private static final int IO_THREADS = 2;
    private static final int HEADERS = 200;
    private static final int HEADER_LENGTH = 16 * 1024;
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    private static final String RUNTIME = AsyncExecRuntime.class.getName();

    private final PoolingAsyncClientConnectionManager pool;
    private final CloseableHttpAsyncClient client;

    WebhookConnections(WebhookLimits limits, SSLContext trust, ThreadFactory threads) {
        pool = pool(limits, trust);
        client = client(limits, threads);
        client.start();
    }

    CloseableHttpAsyncClient client() {
        return client;
    }

    /**
     * Ends an exchange and closes its connection.
     *
     * <p>Cancelling its future isn't enough: where the connection was there before the call that asked for it had returned, the
     * client takes the asking for what is to be cancelled, and the exchange goes on.
     *
     * @param context that the exchange was begun with
     */
    static void cut(Future<?> exchange, HttpContext context) {
        exchange.cancel(true);
        if (context.getAttribute(RUNTIME) instanceof AsyncExecRuntime runtime) {
            runtime.discardEndpoint();
        }
    }

    private static void noteRuntime(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        scope.clientContext.setAttribute(RUNTIME, scope.execRuntime);
        chain.proceed(request, body, scope, callback);
    }

    /** Closes those that nobody has used for half a minute. */
    void closeIdle() {
        pool.closeIdle(IDLE);
    }

    /** What is under way has been cut before; closing the client at once would pull its selectors from under their threads. */
    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    private static PoolingAsyncClientConnectionManager pool(WebhookLimits limits, SSLContext trust) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new NoResolver())
                .setTlsStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(trust).buildAsync())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.total()))
                        .build())
                .setMaxConnPerRoute(limits.connectionsPerReceiver())
                .setMaxConnTotal(limits.connections())
                .build();
    }

    private CloseableHttpAsyncClient client(WebhookLimits limits, ThreadFactory threads) {
        return HttpAsyncClientBuilder.create()
                .setConnectionManager(pool)
                .setThreadFactory(threads)
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(HEADERS)
                        .setMaxLineLength(HEADER_LENGTH)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.total()))
                        .setConnectionKeepAlive(IDLE)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Switchboard")
                .addExecInterceptorFirst(RUNTIME, WebhookConnections::noteRuntime)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    /** Whatever the client is asked for comes with an address that passed the guard; another is not looked for. */
    private static final class NoResolver implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    }
}
