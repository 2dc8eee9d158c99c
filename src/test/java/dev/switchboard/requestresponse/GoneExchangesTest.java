package dev.switchboard.requestresponse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.registry.ServiceFigures;
import org.junit.jupiter.api.Test;

class GoneExchangesTest {
    private static final int MOST = 1_000;

    private final GoneExchanges gone = new GoneExchanges(MOST);
    private final ServiceFigures figures = new ServiceFigures();

    @Test
    void whatIsGoneIsKnown() {
        gone.add("one", figures);

        assertThat(gone.replied("one")).isTrue();
        assertThat(gone.replied("other")).isFalse();
    }

    @Test
    void whoComesSecondHasNotAdded() {
        assertThat(gone.add("one", figures)).isTrue();
        assertThat(gone.add("one", figures)).isFalse();
    }

    @Test
    void theOldestAreForgottenSoThatMemoryStaysFlat() {
        for (int i = 0; i <= MOST; i++) {
            gone.add("number " + i, figures);
        }

        assertThat(gone.replied("number 0")).isFalse();
        assertThat(gone.replied("number 1")).isTrue();
        assertThat(gone.replied("number " + MOST)).isTrue();
    }
}
