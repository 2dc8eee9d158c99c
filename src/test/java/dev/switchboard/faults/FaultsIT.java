package dev.switchboard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.faults.Campaign.Findings;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A short campaign of two kills; {@code mvn -q -Pfaults} has all of them. */
class FaultsIT {
    @Test
    void promisesAreKeptWhereverSwitchboardIsKilled() throws Exception {
        try (Campaign campaign = new Campaign(Setup.named("h2"), Stream.empty())) {
            campaign.flow();
            campaign.kill(Point.AFTER_SEND);
            campaign.kill(Point.BEFORE_ACKNOWLEDGEMENT);

            Findings findings = campaign.settle();

            assertThat(findings.breaches()).isEmpty();
            assertThat(findings.evidence().tellings()).hasSizeGreaterThan(findings.exchanges() / 2);
        }
    }
}
