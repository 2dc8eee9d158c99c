package dev.switchboard.delivery;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Why there was no answer, in words for whoever asked to be called: no class names, no addresses. */
final class FailureWords {
    private FailureWords() {}

    static String of(Throwable failure, WebhookLimits limits) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof TimeoutException) {
            return "timed out after " + seconds(limits.total());
        }
        if (cause instanceof ConnectTimeoutException) {
            return "no connection within " + seconds(limits.connect());
        }
        return cause instanceof SSLException ? ofTls(cause) : ofConnection(cause);
    }

    /** Whether no connection came about, so that another address may be tried. */
    static boolean isUnreachable(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException
                || failure instanceof SocketException && says(failure, "unreachable");
    }

    private static String ofConnection(Throwable cause) {
        if (cause instanceof AddressNotPermittedException refused) {
            return String.valueOf(refused.getMessage());
        }
        if (cause instanceof UnknownHostException) {
            return "name not found";
        }
        if (isUnreachable(cause)) {
            return says(cause, "refused") ? "connection refused" : "address not reachable";
        }
        if (cause instanceof HttpException || cause instanceof MessageConstraintException) {
            return "answer is not HTTP or too long to read";
        }
        return cause instanceof IOException ? "connection closed without an answer" : "could not be sent";
    }

    private static String ofTls(Throwable cause) {
        return cause instanceof SSLPeerUnverifiedException || isCausedByCertificate(cause)
                ? "certificate not trusted"
                : "no TLS connection";
    }

    private static boolean isCausedByCertificate(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && (cause instanceof CertificateException || isCausedByCertificate(cause));
    }

    private static boolean says(Throwable failure, String word) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains(word);
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
