/**
 * What {@code /metrics} gives: the node's figures, for Prometheus and whatever reads its formats.
 *
 * <p>Must: be made of counters that are there anyway, when somebody asks, so that requests pay nothing for it; have labels of declared names,
 * faults and states alone, so that no caller can make it grow; answer within about a second, whatever hangs.
 *
 * <p>Out of scope: keeping figures, and who may read them.
 */
@NullMarked
package dev.switchboard.metrics;

import org.jspecify.annotations.NullMarked;
