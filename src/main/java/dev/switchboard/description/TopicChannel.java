package dev.switchboard.description;

import dev.switchboard.registry.TopicDeclaration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A topic, to which Switchboard publishes, and from which it receives what others do. */
record TopicChannel(TopicDeclaration topic, List<BrokerServer> servers) {

    /** MQTT writes the name differently, which makes another channel of it. */
    Stream<Channel> channels() {
        String name = topic.name().text();
        Channel plain = channel("topic." + name, name, false, BrokerServer.jmsBinding(Map.of()));
        Channel mqtt = channel("topic." + name + ".mqtt", name.replace('.', '/'), true, Map.of());
        return mqtt.servers().isEmpty() ? Stream.of(plain) : Stream.of(plain, mqtt);
    }

    private Channel channel(String id, String address, boolean mqtt, Map<String, Object> bindings) {
        List<BrokerServer> reached =
                servers.stream().filter(each -> each.isMqtt() == mqtt).toList();
        return new Channel(id, topic.name().text(), address, topic.description(), "event", reached, bindings);
    }
}
