package dev.switchboard.outside;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** A subscriber that speaks MQTT 5, to which the topic {@code a.b} is {@code a/b}. */
final class MqttTopicClient implements TopicClient {
    private static final int AT_LEAST_ONCE = 1;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final MqttClient client;
    private final String topic;

    MqttTopicClient(SwitchboardProcess switchboard, String topic) throws MqttException {
        this.topic = topic.replace('.', '/');
        client = new MqttClient(
                "tcp://localhost:" + switchboard.brokerPort(), OwnService.unusedName(), new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("switchboard");
        options.setPassword("switchboard".getBytes(StandardCharsets.UTF_8));
        client.connect(options);
        IMqttMessageListener listener =
                (to, message) -> events.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        client.subscribe(
                new MqttSubscription[] {new MqttSubscription(this.topic, AT_LEAST_ONCE)},
                new IMqttMessageListener[] {listener});
    }

    @Override
    public void publish(String text) throws MqttException {
        client.publish(topic, text.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, false);
    }

    @Override
    public String next() throws InterruptedException {
        String event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event came to " + topic);
        }
        return event;
    }

    @Override
    public void close() throws MqttException {
        client.disconnect();
        client.close();
    }
}
