package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

/** An event for a durable subscriber who is away. */
final class SurvivingEvent implements Survivor {
    private static final String SUBSCRIPTION = "audit";

    private String topic = "";

    @Override
    public void promise(SwitchboardProcess first) throws Exception {
        OwnTopic declared = OwnTopic.declare(first);
        topic = declared.name();
        JmsTopicClient.durable(first, topic, SUBSCRIPTION).close();
        declared.publish("kept");
    }

    @Override
    public void assertKeptBy(SwitchboardProcess second) throws Exception {
        try (JmsTopicClient audit = JmsTopicClient.durable(second, topic, SUBSCRIPTION)) {
            assertThat(audit.next()).isEqualTo("kept");
        }
    }
}
