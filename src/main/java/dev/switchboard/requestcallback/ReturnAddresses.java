package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ReturnAddress.JmsQueue;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a caller may give as {@code Callback-Url}. */
@ApplicationScoped
public class ReturnAddresses {
    private static final int LONGEST = 2_048;
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** @throws ProblemException {@code unusable-callback} that says why it can't be called back */
    ReturnAddress read(String text) {
        if (text.length() > LONGEST) {
            throw unusable("it has more than " + LONGEST + " characters");
        }
        return text.toLowerCase(Locale.ROOT).startsWith("jms:") ? queue(text) : webhook(text);
    }

    private static JmsQueue queue(String text) {
        String name = text.startsWith(JmsQueue.SCHEME) ? text.substring(JmsQueue.SCHEME.length()) : "";
        if (!QUEUE.matcher(name).matches()) {
            throw unusable("of jms: addresses only jms:queue:NAME is understood, NAME being letters, digits and . _ -");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("switchboard.") || lower.startsWith("activemq.")) {
            throw unusable("queues that begin with switchboard. or activemq. are not for callbacks");
        }
        return new JmsQueue(name);
    }

    private static Webhook webhook(String text) {
        URI url = uri(text);
        String scheme = url.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw unusable("it is neither an https: URL nor jms:queue:NAME");
        }
        if (url.getHost() == null) {
            throw unusable("it names no host");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw unusable("it has a user or a fragment in it");
        }
        return new Webhook(url);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unusable("it is no URI");
        }
    }

    private static ProblemException unusable(String why) {
        return new ProblemException(Fault.UNUSABLE_CALLBACK, "Callback-Url: " + why);
    }
}
