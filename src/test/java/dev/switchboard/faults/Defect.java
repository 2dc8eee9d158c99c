package dev.switchboard.faults;

import dev.switchboard.faults.Campaign.Findings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a worse Switchboard would do. Each is planted by rules of its name, and the checker must find it. */
enum Defect {
    /** A webhook is never posted, and counts as delivered. */
    LOST_WEBHOOK(Optional.empty()),

    /** 202 is given for what was never written down. */
    EMPTY_PROMISE(Optional.empty()),

    /** Requests live in memory alone until the broker has them, and the process dies before. */
    SKIPPED_OUTBOX(Optional.of(Point.BEFORE_RELAY)),

    /** The outbox lets go of a request before the broker has it, and the process dies in between. */
    HASTY_OUTBOX(Optional.of(Point.BEFORE_RELAY)),

    /** A reply is acknowledged that was never stored. */
    LOST_REPLY(Optional.empty()),

    /** A webhook is signed with another key. */
    WRONG_SIGNATURE(Optional.empty());

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Optional<Point> killedAt;

    Defect(Optional<Point> killedAt) {
        this.killedAt = killedAt;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the checker finds of it. */
    Findings findings(String setup) throws Exception {
        try (Campaign campaign = new Campaign(Setup.named(setup), Stream.of(text()))) {
            campaign.flow();
            if (killedAt.isPresent()) {
                campaign.kill(killedAt.get());
            }
            return campaign.settle(PATIENCE);
        }
    }
}
