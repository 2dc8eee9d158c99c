package dev.switchboard.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to the broker.
 *
 * @param name by which the document refers to it
 * @param protocol as AsyncAPI names it
 * @param version of the protocol
 * @param host and port
 */
record BrokerServer(String name, String protocol, String version, String host) {
    private static final String JMS = "jms";
    private static final String MQTT = "mqtt";
    private static final String CONNECTION_FACTORY = "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory";

    /** The part between slashes and whatever follows, without a user: no more of a URL is told, for there may be passwords in it. */
    private static final Pattern HOST = Pattern.compile("[a-z]+://(?:[^@/?,)]*@)?([^@/?,)]+)");

    /** One port for all protocols. */
    static List<BrokerServer> embedded(int port) {
        String host = "localhost:" + port;
        return List.of(
                new BrokerServer(JMS, JMS, "3.1", host),
                new BrokerServer("amqp", "amqp1", "1.0", host),
                new BrokerServer("stomp", "stomp", "1.2", host),
                new BrokerServer(MQTT, MQTT, "5.0", host));
    }

    /** @param url of an Artemis client, which may name several brokers */
    static List<BrokerServer> external(String url) {
        List<BrokerServer> servers = new ArrayList<>();
        Matcher hosts = HOST.matcher(url);
        while (hosts.find()) {
            String name = servers.isEmpty() ? JMS : JMS + "-" + (servers.size() + 1);
            servers.add(new BrokerServer(name, JMS, "3.1", hosts.group(1)));
        }
        return servers;
    }

    /** AsyncAPI's binding for JMS, 0.0.1, of anything. */
    static Map<String, Object> jmsBinding(Map<String, Object> fields) {
        Map<String, Object> binding = new TreeMap<>(fields);
        binding.put("bindingVersion", "0.0.1");
        return Map.of(JMS, binding);
    }

    boolean isMqtt() {
        return protocol.equals(MQTT);
    }

    Map<String, Object> reference() {
        return Reference.to("servers/" + name);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>(Map.of(
                "host", host,
                "protocol", protocol,
                "protocolVersion", version,
                "security", List.of(Reference.to("components/securitySchemes/user"))));
        if (protocol.equals(JMS)) {
            json.put("bindings", jmsBinding(Map.of("jmsConnectionFactory", CONNECTION_FACTORY)));
        }
        return json;
    }
}
