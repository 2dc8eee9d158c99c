/**
 * Traces: what Switchboard does for an exchange, as spans of OpenTelemetry.
 *
 * <p>Must: record spans with the SDK that the server configures (MicroProfile Telemetry), where {@code OTEL_SDK_DISABLED=false} asks for
 * it; let each hang below the one that caused it, over threads, messages, nodes and restarts, so parents come as
 * {@link dev.switchboard.exchange.TraceContext}, never from the thread; cost next to nothing otherwise, and load no class of
 * OpenTelemetry.
 *
 * <p>Out of scope: where spans go and how many are kept (the SDK's settings); metrics and logs; calls that JAX-RS answers, for which the
 * server records spans of its own.
 */
@NullMarked
package dev.switchboard.tracing;

import org.jspecify.annotations.NullMarked;
