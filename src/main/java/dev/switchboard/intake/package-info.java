/**
 * How requests come in from the server's connections, in {@code switchboard.jar} alone: filters in the chain of Grizzly, which is the
 * server's HTTP.
 *
 * <p>Must: let nobody in before the application is there; read what comes without a thread for each caller, and never wait while
 * reading, for all connections share that thread; give a worker only requests that are complete, up to the limit of bodies; refuse
 * those whose headers or bodies don't come in time, and those that two servers in a row could read in two ways; let nobody who writes an
 * answer wait for the caller to read it; keep the number of connections, and what waits in memory, bounded.
 *
 * <p>Out of scope: what requests mean. The server's class loader loads this package, for neither the launcher nor the WAR may
 * use the server's classes.
 */
@NullMarked
package dev.switchboard.intake;

import org.jspecify.annotations.NullMarked;
