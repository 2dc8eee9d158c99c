package dev.switchboard.description;

import dev.switchboard.registry.CorrelateBy;
import dev.switchboard.registry.ServiceDeclaration;
import java.util.List;
import java.util.Map;

/** The queue of a service, to which Switchboard sends requests. */
record ServiceChannel(ServiceDeclaration service, List<BrokerServer> servers) {

    Channel channel() {
        String name = service.name().text();
        return new Channel(
                "service." + name,
                name,
                name,
                service.description(),
                service.correlateBy() == CorrelateBy.MESSAGE_ID ? "requestCorrelatedByMessageId" : "request",
                // an MQTT client can't consume a queue
                servers.stream().filter(each -> !each.isMqtt()).toList(),
                BrokerServer.jmsBinding(Map.of("destinationType", "queue")));
    }

    Map<String, Object> operation() {
        String deadline = "%s for who waits, %s for who goes on".formatted(service.timeout(), service.asyncTimeout());
        Map<String, Object> operation =
                channel().operation("send", "A request. Its reply is due within " + deadline + ".");
        operation.put("reply", Reference.to("components/replies/reply"));
        return operation;
    }
}
