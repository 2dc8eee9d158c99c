package dev.switchboard.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue or topic of the broker.
 *
 * @param id by which operations refer to it
 * @param address on the servers; protocols may write one name differently
 * @param description may be empty
 * @param message the only one, by its name among the components
 * @param servers where it is; empty where none can be reached
 * @param bindings by protocol
 */
record Channel(
        String id,
        String title,
        String address,
        String description,
        String message,
        List<BrokerServer> servers,
        Map<String, Object> bindings) {

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("address", address);
        json.put("description", description);
        if (!servers.isEmpty()) {
            json.put("servers", servers.stream().map(BrokerServer::reference).toList());
        }
        json.put("messages", Map.of(message, Reference.to("components/messages/" + message)));
        json.put("bindings", bindings);
        return json;
    }

    /** @param action what Switchboard does with it: send or receive */
    Map<String, Object> operation(String action, String summary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", action);
        json.put("summary", summary);
        json.put("channel", Reference.to("channels/" + id));
        json.put("messages", List.of(Reference.to("channels/" + id + "/messages/" + message)));
        return json;
    }
}
