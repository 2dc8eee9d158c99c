package dev.switchboard.publishsubscribe;

import dev.switchboard.delivery.AddressGuard;
import dev.switchboard.delivery.CallbackUrl;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What is asked for of a subscription. */
record SubscriptionRequest(URI url, Optional<String> filter) {
    private static final Set<String> FIELDS = Set.of("url", "filter");
    private static final int LONGEST_URL = 2_048;
    private static final int LONGEST_FILTER = 2_000;

    /** @throws ProblemException that names the field if one can't be used */
    static SubscriptionRequest read(JsonObject json, AddressGuard guard) {
        json.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw unreadable(field + " is not a field of a subscription");
                });
        String url = text(json, "url", LONGEST_URL).orElseThrow(() -> unreadable("url is missing"));
        Optional<String> filter = text(json, "filter", LONGEST_FILTER).filter(text -> !text.isBlank());
        filter.ifPresent(Selector::read);
        return new SubscriptionRequest(permitted(url, guard), filter);
    }

    private static URI permitted(String url, AddressGuard guard) {
        CallbackUrl checked = guard.check(url);
        if (checked instanceof CallbackUrl.Usable usable) {
            return usable.url();
        }
        throw new ProblemException(Fault.UNUSABLE_CALLBACK, "url: " + ((CallbackUrl.Refused) checked).reason());
    }

    private static Optional<String> text(JsonObject json, String field, int longest) {
        if (!json.containsKey(field) || json.isNull(field)) {
            return Optional.empty();
        }
        if (json.get(field) instanceof JsonString text
                && text.getString().length() <= longest
                && text.getString().indexOf('\0') < 0) {
            return Optional.of(text.getString());
        }
        throw unreadable(field + " is a text of at most " + longest + " characters");
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(Fault.UNREADABLE_FIELD, detail);
    }
}
