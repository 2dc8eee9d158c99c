/**
 * The JMS plumbing that the three patterns share.
 *
 * <p>Must: keep one connection to the broker alive, know when it isn't, and send and receive over it; turn content into
 * messages and messages into content without a byte lost; move a message that can't be handled out of the way, with its
 * reason.
 *
 * <p>Out of scope: what a message is for. Correlating, expiring and retrying are the patterns' own.
 */
@NullMarked
package dev.switchboard.channel;

import org.jspecify.annotations.NullMarked;
