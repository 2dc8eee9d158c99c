/**
 * Wire Tap: what exchanges do on this node, for whoever wants to look on.
 *
 * <p>Must: be told by the patterns of exchanges that begin, go on and end, and tell it on while somebody listens; cost them no more
 * than one look at a field while nobody does.
 *
 * <p>Out of scope: who listens, and how much of it is kept.
 */
@NullMarked
package dev.switchboard.wiretap;

import org.jspecify.annotations.NullMarked;
