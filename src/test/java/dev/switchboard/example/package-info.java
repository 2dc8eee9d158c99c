/**
 * Clients as users write them, to run and to copy from.
 *
 * <p>Must: need nothing but the broker's client and the Jakarta Messaging API.
 *
 * <p>Out of scope: anything of Switchboard's own code.
 */
@NullMarked
package dev.switchboard.example;

import org.jspecify.annotations.NullMarked;
