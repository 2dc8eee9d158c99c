/**
 * The operator's console, as far as the server is asked.
 *
 * <p>Must: tell whoever looks what happens on all nodes, as it happens, at a rate that people and browsers can take; show the bodies of
 * exchanges without what is configured to be hidden; do nothing while nobody looks.
 *
 * <p>Follow a figure from {@link dev.switchboard.console.NodeFigures} over the {@link dev.switchboard.console.Pulse} and the
 * {@link dev.switchboard.console.OtherNodes} to the {@link dev.switchboard.console.Overview} and the
 * {@link dev.switchboard.console.Feed}, and an exchange from the wire tap over the {@link dev.switchboard.console.Sampler}.
 *
 * <p>Out of scope: the pages, and what they do by the other resources. Nothing here is kept, and nobody else needs it.
 */
@NullMarked
package dev.switchboard.console;

import org.jspecify.annotations.NullMarked;
