package dev.switchboard.delivery;

import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import java.net.URI;
import java.util.Locale;

/** What is slow or dead together: scheme, host and port of a URL, or a queue. It has one bulkhead and one circuit breaker. */
final class Receivers {
    private static final int LONGEST = 300;

    private Receivers() {}

    static String of(ReturnAddress address) {
        String receiver = address instanceof Webhook webhook ? of(webhook.url()) : address.text();
        return receiver.substring(0, Math.min(LONGEST, receiver.length()));
    }

    private static String of(URI url) {
        return (url.getScheme() + "://" + url.getAuthority()).toLowerCase(Locale.ROOT);
    }
}
