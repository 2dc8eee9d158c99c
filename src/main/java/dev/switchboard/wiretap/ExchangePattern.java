package dev.switchboard.wiretap;

import java.util.Locale;

/** Whether an exchange's caller waits, or goes on. */
public enum ExchangePattern {
    REQUEST_RESPONSE,
    REQUEST_CALLBACK;

    /** As callers see it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
