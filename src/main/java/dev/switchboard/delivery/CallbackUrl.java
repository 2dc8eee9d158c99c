package dev.switchboard.delivery;

import java.net.URI;

/** What the guard says of a URL that somebody wants to be called at. */
public sealed interface CallbackUrl {

    /** It may be called; to which addresses its host leads is looked at when it is. */
    record Usable(URI url) implements CallbackUrl {}

    /** @param reason a sentence for whoever gave it */
    record Refused(String reason) implements CallbackUrl {}
}
