package dev.switchboard.console;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a node tells of itself, once a second.
 *
 * @param services by their names, those on which something happens
 * @param topics events published a second, by the topics' names
 * @param exchanges as the feed has them
 * @param isSampled whether there were more exchanges
 */
record NodeReport(
        String node,
        Map<String, ServiceRates> services,
        Map<String, Double> topics,
        List<JsonObject> exchanges,
        boolean isSampled) {

    ServiceRates service(String name) {
        return services.getOrDefault(name, ServiceRates.none());
    }

    double topic(String name) {
        return topics.getOrDefault(name, 0.0);
    }
}
