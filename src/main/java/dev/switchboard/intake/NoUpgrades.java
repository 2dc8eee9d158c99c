package dev.switchboard.intake;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpEvents.IncomingHttpUpgradeEvent;
import org.glassfish.grizzly.http.HttpHeader;

/**
 * Ignores that a caller would like another protocol, as a server may (RFC 9110, section 7.8): many clients offer HTTP/2 with their
 * first request. Otherwise the server would take all that follows, without an end, for the other protocol's. In the chain it stands
 * after HTTP is read, and is told before the header's meaning is.
 */
final class NoUpgrades extends BaseFilter {
    @Override
    public NextAction handleEvent(FilterChainContext ctx, FilterChainEvent event) {
        if (event instanceof IncomingHttpUpgradeEvent upgrade) {
            HttpHeader request = upgrade.getHttpHeader();
            request.getUpgradeDC().recycle();
            request.setIgnoreContentModifiers(false);
        }
        return ctx.getInvokeAction();
    }
}
