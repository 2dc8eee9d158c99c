/**
 * The sample's insight into customers: how one stands, and what to do next.
 *
 * <p>Must: answer the service {@code insight.customer-analysis} in steps, each a message-driven bean on a queue of its own (Pipes
 * and Filters): {@link dev.switchboard.sample.insight.CustomerAnalysisReplier}, {@link
 * dev.switchboard.sample.insight.HistoryLoader}, {@link dev.switchboard.sample.insight.Scorer}, {@link
 * dev.switchboard.sample.insight.Recommender}. Tell the requestor of every step, and lose no request when the process is killed
 * between two of them.
 *
 * <p>Out of scope: who owns the customers, and what is done with the recommendation.
 */
@NullMarked
package dev.switchboard.sample.insight;

import org.jspecify.annotations.NullMarked;
