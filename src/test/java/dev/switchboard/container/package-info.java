/**
 * Tests in the container: parts of the application as they work inside Payara Micro, with the real adapter and broker.
 *
 * <p>What can be seen over HTTP or JMS is tested from outside; here is what only code in the same server sees.
 */
package dev.switchboard.container;
