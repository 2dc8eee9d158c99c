package dev.switchboard.delivery;

import java.io.IOException;

/** The guard keeps an attempt from its receiver. */
final class AddressNotPermittedException extends IOException {

    /** @param message for whoever asked to be called */
    AddressNotPermittedException(String message) {
        super(message);
    }
}
