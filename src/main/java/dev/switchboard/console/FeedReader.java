package dev.switchboard.console;

import dev.switchboard.http.EventOutlet;

/** One who reads the feed. What he can't take is not kept for him: later he is told that he missed it. */
final class FeedReader {
    private final EventOutlet outlet;
    private int missed;

    FeedReader(EventOutlet outlet) {
        this.outlet = outlet;
    }

    /** @param news of one second */
    void tell(byte[] news) {
        if (outlet.isOpen()) {
            byte[] due = missed == 0 ? news : FeedFrame.afterGap(missed, news);
            missed = outlet.write(due) ? 0 : missed + 1;
        }
    }

    boolean isGone() {
        return outlet.isGone();
    }

    void leave() {
        outlet.leave();
    }
}
