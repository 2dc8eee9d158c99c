package dev.switchboard.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeStateTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void aPendingExchangeMayEndInAnyWay(ExchangeState end) {
        assertThat(ExchangeState.PENDING.mayBecome(end)).isTrue();
        assertThat(end.hasEnded()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void anEndIsForGood(ExchangeState end) {
        assertThat(ExchangeState.values()).noneMatch(end::mayBecome);
    }

    @Test
    void nothingBecomesPending() {
        assertThat(ExchangeState.PENDING.hasEnded()).isFalse();
        assertThat(ExchangeState.values()).noneMatch(state -> state.mayBecome(ExchangeState.PENDING));
    }

    @Test
    void aReplyEndsAnExchangeByItsStatus() {
        assertThat(ExchangeState.endedBy(reply(399))).isEqualTo(ExchangeState.REPLIED);
        assertThat(ExchangeState.endedBy(reply(400))).isEqualTo(ExchangeState.FAILED);
    }

    private static Reply reply(int status) {
        return new Reply(new Content("text/plain", new byte[0]), status, Optional.empty());
    }
}
