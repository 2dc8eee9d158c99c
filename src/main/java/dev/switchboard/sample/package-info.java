/**
 * Click to call, the sample: a support employee's communication tool keeps no customer data and asks the CRM for the number.
 *
 * <p>Must: show what a user's own code looks like, a replier and publisher in {@code crm}, a requestor in {@code telephony}, Durable
 * Subscribers there and in {@code audit}, a
 * pipeline of repliers in {@code insight}, and use nothing that such code could not.
 *
 * <p>Out of scope: Switchboard itself, which doesn't know of it and is built and tested without it.
 */
@NullMarked
package dev.switchboard.sample;

import org.jspecify.annotations.NullMarked;
