/**
 * The sample's CRM: it owns the customers and answers what their numbers are.
 *
 * <p>Must: answer the service {@code crm.phone-number} as any JMS client could.
 *
 * <p>Out of scope: who asks, and why.
 */
@NullMarked
package dev.switchboard.sample.crm;

import org.jspecify.annotations.NullMarked;
