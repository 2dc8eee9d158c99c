package dev.switchboard.tracing;

/** Records spans. */
interface Recorder {
    /** Begins a span. */
    OpenSpan begin(SpanRecipe recipe);

    /** The span that the server has begun for what this thread works on; whoever began it ends it. */
    OpenSpan current();
}
