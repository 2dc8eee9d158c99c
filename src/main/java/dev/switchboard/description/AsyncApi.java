package dev.switchboard.description;

import dev.switchboard.registry.Declaration;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.TopicDeclaration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The document: what is always the same, and what is declared. */
final class AsyncApi {
    private static final Source ALWAYS = new Source("/dev/switchboard/description/asyncapi.yaml");

    private final Map<String, Object> json = ALWAYS.document();
    private final List<BrokerServer> servers;

    private AsyncApi(List<BrokerServer> servers) {
        this.servers = servers;
    }

    static Map<String, Object> document(
            List<BrokerServer> servers, Collection<ServiceDeclaration> services, Collection<TopicDeclaration> topics) {
        AsyncApi document = new AsyncApi(servers);
        servers.forEach(each -> document.part("servers").put(each.name(), each.json()));
        byName(services).forEach(document::add);
        byName(topics).forEach(document::add);
        return document.json;
    }

    private static <D extends Declaration> Stream<D> byName(Collection<D> declared) {
        return declared.stream().sorted(Comparator.comparing(each -> each.name().text()));
    }

    private void add(ServiceDeclaration declared) {
        ServiceChannel service = new ServiceChannel(declared, servers);
        add(service.channel());
        addOperation("request." + declared.name().text(), service.operation());
    }

    private void add(TopicDeclaration declared) {
        new TopicChannel(declared, servers).channels().forEach(topic -> {
            add(topic);
            addOperation("publish." + topic.id(), topic.operation("send", "An event that was published over HTTP."));
            addOperation("receive." + topic.id(), topic.operation("receive", "An event, whoever published it."));
        });
    }

    private void add(Channel channel) {
        part("channels").put(channel.id(), channel.json());
    }

    private void addOperation(String id, Map<String, Object> operation) {
        part("operations").put(id, operation);
    }

    @SuppressWarnings("unchecked") // the file has them as objects
    private Map<String, Object> part(String name) {
        return (Map<String, Object>) Objects.requireNonNull(json.get(name), name);
    }
}
