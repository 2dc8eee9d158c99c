package dev.switchboard.requestcallback;

import dev.switchboard.channel.MessageRecipe;
import dev.switchboard.channel.RequestMessage;
import dev.switchboard.exchange.Request;
import dev.switchboard.tracing.OpenSpan;
import java.util.Optional;

/** The names that this pattern's messages bear, and where they go. */
final class CallbackChannel {
    /** The Return Address of all nodes: any of them can finish any exchange. */
    static final String REPLIES = "switchboard.callback-replies";

    static final String DEAD_LETTERS = "switchboard.dead-letters";

    /** Where requests lie that their replier gave up on, when their callers have been told. */
    static final String GIVEN_UP = "switchboard.given-up";

    /** Tells this pattern's requests from others' among the dead letters. */
    static final String OURS = RequestMessage.PATTERN + " = 'request-callback'";

    private CallbackChannel() {}

    static MessageRecipe message(OutgoingRequest request, OpenSpan span) {
        return new RequestMessage(
                        request.id(),
                        request.service(),
                        span.around(new Request(request.content(), Optional.empty(), Optional.of(request.trace()))),
                        request.deadline(),
                        REPLIES)
                .once("request-callback");
    }
}
