/**
 * The main program of {@code switchboard.jar}: Payara Micro with the adapter and the WAR inside, started from the environment.
 *
 * <p>Must: refuse to start, in one clear line, where a setting is wrong or a port or the data folder is taken; leave nothing
 * outside the data folder; end the process when the application can't be deployed; say where things are.
 *
 * <p>Out of scope: everything that happens after the start. The WAR runs as well on a server that was started otherwise.
 */
@NullMarked
package dev.switchboard.boot;

import org.jspecify.annotations.NullMarked;
