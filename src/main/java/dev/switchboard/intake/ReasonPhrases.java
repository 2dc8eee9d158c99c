package dev.switchboard.intake;

import java.util.Map;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;

/** Names the statuses that the server doesn't know by name, and would call CUSTOM. In the chain it stands after HTTP is read. */
final class ReasonPhrases extends BaseFilter {
    private static final Map<Integer, String> PHRASES = Map.of(422, "Unprocessable Content", 429, "Too Many Requests");

    @Override
    public NextAction handleWrite(FilterChainContext ctx) {
        if (ctx.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpResponsePacket response
                && !response.isCommitted()) {
            String phrase = PHRASES.get(response.getStatus());
            if (phrase != null) {
                response.setReasonPhrase(phrase);
            }
        }
        return ctx.getInvokeAction();
    }
}
