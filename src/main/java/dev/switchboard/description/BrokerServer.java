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
 * @param tls whether TLS is spoken there, and nothing else
 */
record BrokerServer(String name, String protocol, String version, String host, boolean tls) {
    private static final String JMS = "jms";
    private static final String MQTT = "mqtt";
    private static final String CONNECTION_FACTORY = "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory";

    private static final String TLS_PARAMETER = "sslEnabled=true";

    /**
     * The part between slashes without a user, and the parameters that follow it: no more of a URL is told than host and port, for there may be
     * passwords in it.
     */
    private static final Pattern HOST = Pattern.compile("[a-z]+://(?:[^@/?,)]*@)?([^@/?,)]+)([^,)#]*)");

    /** What follows several brokers goes for all of them. */
    private static final Pattern COMMON = Pattern.compile("\\)(.*)$");

    /**
     * One port for all protocols.
     *
     * @param tls whether it is a port of TLS; the names of protocols are those that AsyncAPI lists, and there is but one of AMQP with TLS
     */
    static List<BrokerServer> embedded(int port, boolean tls) {
        String host = "localhost:" + port;
        return List.of(
                new BrokerServer(JMS, JMS, "3.1", host, tls),
                new BrokerServer("amqp", tls ? "amqps" : "amqp1", "1.0", host, tls),
                new BrokerServer("stomp", tls ? "stomps" : "stomp", "1.2", host, tls),
                new BrokerServer(MQTT, tls ? "secure-mqtt" : MQTT, "5.0", host, tls));
    }

    /** @param url of an Artemis client, which may name several brokers */
    static List<BrokerServer> external(String url) {
        Matcher common = COMMON.matcher(url);
        boolean allTls = common.find() && asksForTls(common.group(1));
        List<BrokerServer> servers = new ArrayList<>();
        Matcher hosts = HOST.matcher(url);
        while (hosts.find()) {
            String name = servers.isEmpty() ? JMS : JMS + "-" + (servers.size() + 1);
            servers.add(new BrokerServer(name, JMS, "3.1", hosts.group(1), allTls || asksForTls(hosts.group(2))));
        }
        return servers;
    }

    private static boolean asksForTls(String parameters) {
        return List.of(parameters.split("[?&;]", -1)).contains(TLS_PARAMETER);
    }

    /** AsyncAPI's binding for JMS, 0.0.1, of anything. */
    static Map<String, Object> jmsBinding(Map<String, Object> fields) {
        Map<String, Object> binding = new TreeMap<>(fields);
        binding.put("bindingVersion", "0.0.1");
        return Map.of(JMS, binding);
    }

    boolean isMqtt() {
        return name.equals(MQTT);
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
        if (tls) {
            json.put("description", "By TLS alone.");
        }
        if (protocol.equals(JMS)) {
            json.put("bindings", jmsBinding(connectionFactory()));
        }
        return json;
    }

    /** AsyncAPI has no name for JMS with TLS, but the factory's properties have. */
    private Map<String, Object> connectionFactory() {
        Map<String, Object> factory = new TreeMap<>(Map.of("jmsConnectionFactory", CONNECTION_FACTORY));
        if (tls) {
            String url = "tcp://" + host + "?" + TLS_PARAMETER;
            factory.put("properties", List.of(Map.of("name", "brokerURL", "value", url)));
        }
        return factory;
    }
}
