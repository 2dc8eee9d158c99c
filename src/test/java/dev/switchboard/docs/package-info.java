/**
 * Runs what the documentation shows.
 *
 * <p>Must: take commands and their output from the documents themselves. Out of scope: what the documents say in prose.
 */
@NullMarked
package dev.switchboard.docs;

import org.jspecify.annotations.NullMarked;
