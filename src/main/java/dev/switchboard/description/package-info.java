/**
 * Tells programs what Switchboard offers: what it answers over HTTP, as OpenAPI, and what it sends and receives over the broker, as
 * AsyncAPI.
 *
 * <p>Must: serve both as YAML and as JSON, and make the latter of the services and topics that are declared when it is asked for.
 * No credential is ever in it.
 *
 * <p>Out of scope: that the documents are true. The tests see to that.
 */
@NullMarked
package dev.switchboard.description;

import org.jspecify.annotations.NullMarked;
