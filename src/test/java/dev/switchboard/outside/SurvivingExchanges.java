package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** Exchanges whose requests wait for a replier. */
final class SurvivingExchanges implements Survivor {
    private static final int COUNT = 20;

    private String service = "";
    private List<BegunExchange> promised = List.of();

    @Override
    public void promise(SwitchboardProcess first) {
        OwnService declared = OwnService.declare(first);
        service = declared.name();
        promised = Stream.generate(() -> BegunExchange.of(first, declared))
                .limit(COUNT)
                .toList();
    }

    @Override
    public void assertKeptBy(SwitchboardProcess second) throws Exception {
        try (JmsReplier replier = JmsReplier.listen(second, service, JmsReplier.text("kept"))) {
            promised.forEach(exchange -> exchange.in(second).awaitState("replied"));

            assertThat(promised.get(0).in(second).reply().body()).isEqualTo("kept");
            assertThat(replier.requests()).hasSize(promised.size());
        }
    }
}
