/**
 * The sample's communication tool: it places calls, and knows no customer.
 *
 * <p>Must: place a call only when the CRM has answered with the number, and say honestly when it hasn't.
 *
 * <p>Out of scope: customer data, beyond the number that a placed call went to and the names in the directory, which the CRM tells.
 */
@NullMarked
package dev.switchboard.sample.telephony;

import org.jspecify.annotations.NullMarked;
