package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Request and reply are in the log for who looks for them, and for nobody else. */
@ExtendWith(SharedSwitchboard.class)
class LogIT {
    private static final String SERVICE = "crm.phone-number";
    private static final String FIRST_CUSTOMER = "{\"customerId\":\"C-1001\"}";

    @Test
    void requestAndReplyAreLoggedAtDebug() {
        try (SwitchboardProcess talkative =
                Launch.inDevelopment().with("SWITCHBOARD_LOG_LEVEL", "debug").start()) {
            String exchange = talkative.http().ask(SERVICE, FIRST_CUSTOMER).header("Exchange-Id");

            talkative.await("the log of the reply", () -> talkative.output().contains("Reply to " + exchange));
            assertThat(talkative.output()).contains("Request " + exchange + " to " + SERVICE);
        }
    }

    @Test
    void otherwiseAnExchangeLeavesNoTraceInTheLog(SwitchboardProcess switchboard) {
        String exchange = switchboard.http().ask(SERVICE, FIRST_CUSTOMER).header("Exchange-Id");

        assertThat(switchboard.output()).doesNotContain(exchange);
    }
}
