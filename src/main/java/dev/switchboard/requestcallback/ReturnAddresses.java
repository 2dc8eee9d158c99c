package dev.switchboard.requestcallback;

import dev.switchboard.delivery.AddressGuard;
import dev.switchboard.delivery.CallbackUrl;
import dev.switchboard.delivery.CallbackUrl.Refused;
import dev.switchboard.delivery.CallbackUrl.Usable;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ReturnAddress.JmsQueue;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a caller may give as {@code Callback-Url}. */
@Dependent
public class ReturnAddresses {
    private static final int LONGEST = 2_048;
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final AddressGuard guard;

    @Inject
    ReturnAddresses(AddressGuard guard) {
        this.guard = guard;
    }

    /** @throws ProblemException {@code unusable-callback} that says why it can't be called back */
    ReturnAddress read(String text) {
        if (text.length() > LONGEST) {
            throw unusable("It has more than " + LONGEST + " characters");
        }
        return text.toLowerCase(Locale.ROOT).startsWith("jms:") ? queue(text) : webhook(text);
    }

    private static JmsQueue queue(String text) {
        String name = text.startsWith(JmsQueue.SCHEME) ? text.substring(JmsQueue.SCHEME.length()) : "";
        if (!QUEUE.matcher(name).matches()) {
            throw unusable("Of jms: addresses only jms:queue:NAME is understood, NAME being letters, digits and . _ -");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("switchboard.") || lower.startsWith("activemq.")) {
            throw unusable("Queues that begin with switchboard. or activemq. are not for callbacks");
        }
        return new JmsQueue(name);
    }

    private Webhook webhook(String text) {
        CallbackUrl url = guard.check(text);
        if (url instanceof Usable usable) {
            return new Webhook(usable.url());
        }
        throw unusable(((Refused) url).reason());
    }

    private static ProblemException unusable(String why) {
        return new ProblemException(Fault.UNUSABLE_CALLBACK, "Callback-Url: " + why);
    }
}
