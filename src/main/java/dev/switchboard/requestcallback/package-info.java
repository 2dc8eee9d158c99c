/**
 * Pattern 2, Request-Callback: the caller goes on, and learns the outcome later.
 *
 * <p>Must: keep the promise that a 202 is. What was accepted is in the ledger, reaches its service, and ends in exactly one
 * state, whatever process is killed meanwhile; whoever asked can poll it, wait for it, watch it, cancel it, or have it brought.
 * Follow a request from {@link dev.switchboard.requestcallback.CallbackLane} over
 * {@link dev.switchboard.requestcallback.Acceptance} and {@link dev.switchboard.requestcallback.OutboxRelay} to
 * {@link dev.switchboard.requestcallback.CallbackReplyListener}.
 *
 * <p>Out of scope: how an outcome is brought to a return address; that is {@code delivery}.
 */
@NullMarked
package dev.switchboard.requestcallback;

import org.jspecify.annotations.NullMarked;
