/**
 * What {@code /health} tells, for whoever starts nodes, stops them and sends them callers.
 *
 * <p>Must: tell the truth about the node, the broker and the ledger, within a second, even while one of them hangs; name no host, no user
 * and no cause.
 *
 * <p>Out of scope: figures, which {@link dev.switchboard.metrics} gives; what becomes of the node.
 */
@NullMarked
package dev.switchboard.health;

import org.jspecify.annotations.NullMarked;
