/**
 * Dead Letter Channel: what failed for good, from wherever it came.
 *
 * <p>Must: list what nobody could handle or deliver, with its reason and its origin, and send it there again when somebody asks for
 * it.
 *
 * <p>Out of scope: deciding what has failed. The broker, the deliveries and the patterns do.
 */
@NullMarked
package dev.switchboard.deadletters;

import org.jspecify.annotations.NullMarked;
