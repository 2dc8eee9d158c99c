/**
 * The services that are declared, who listens to them, and how they fare.
 *
 * <p>Must: know each declared service without asking the database on the way of a request; take declarations over HTTP and
 * from the declaration file, keep them in the ledger, and follow what other nodes declare; know from the broker who listens
 * on which queue; count what happens on this node.
 *
 * <p>Out of scope: sending requests to services.
 */
@NullMarked
package dev.switchboard.registry;

import org.jspecify.annotations.NullMarked;
