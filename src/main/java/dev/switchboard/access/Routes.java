package dev.switchboard.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is answered over HTTP, and who may have it. What isn't named here is answered to nobody.
 *
 * <p>{@code open}: to everybody. {@code whoever}: to everybody, and who calls is looked at where he says it. {@code any}: to callers with any
 * role. Otherwise to callers with one of the roles; operators have all of them. A caller who is limited to services or topics has to be
 * permitted the one that {@code {service}} or {@code {topic}} stands for, or the one after {@code of}. HEAD goes with GET.
 */
final class Routes {
    static final String TABLE = """
            GET    /                                                 open
            GET    /index.html                                       open
            GET    /assets/**                                        open
            GET    /console/**                                       open
            GET    /desk/**                                          open
            GET    /sign-in/**                                       open
            GET    /problems/**                                      open
            GET    /openapi                                          open
            GET    /asyncapi                                         any
            GET    /health/**                                        open
            GET    /metrics                                          operator

            GET    /api/session                                      whoever
            POST   /api/session                                      open
            DELETE /api/session                                      whoever

            GET    /api/keys                                         operator
            POST   /api/keys                                         operator
            GET    /api/keys/{id}                                    operator
            DELETE /api/keys/{id}                                    operator
            POST   /api/keys/{id}/rotation                           operator
            POST   /api/keys/{id}/secret                             operator

            GET    /api/services                                     any
            GET    /api/services/{service}                           any
            PUT    /api/services/{service}                           operator
            DELETE /api/services/{service}                           operator
            POST   /api/services/{service}/requests                  requestor

            GET    /api/exchanges                                    requestor
            GET    /api/exchanges/{id}                               requestor
            DELETE /api/exchanges/{id}                               requestor
            GET    /api/exchanges/{id}/reply                         requestor
            GET    /api/exchanges/{id}/events                        requestor
            POST   /api/exchanges/{id}/delivery/attempts             requestor

            GET    /api/topics                                       any
            GET    /api/topics/{topic}                               any
            PUT    /api/topics/{topic}                               operator
            DELETE /api/topics/{topic}                               operator
            POST   /api/topics/{topic}/events                        publisher
            GET    /api/topics/{topic}/events                        subscriber
            GET    /api/topics/{topic}/subscriptions                 subscriber
            GET    /api/topics/{topic}/subscriptions/{name}          subscriber
            PUT    /api/topics/{topic}/subscriptions/{name}          subscriber
            DELETE /api/topics/{topic}/subscriptions/{name}          subscriber
            POST   /api/topics/{topic}/subscriptions/{name}/secret   subscriber
            POST   /api/topics/{topic}/subscriptions/{name}/pause    subscriber
            POST   /api/topics/{topic}/subscriptions/{name}/resume   subscriber

            GET    /api/deliveries                                   operator
            POST   /api/deliveries/{id}/attempts                     operator
            GET    /api/dead-letters                                 operator
            POST   /api/dead-letters/redeliveries                    operator
            GET    /api/console/feed                                 operator
            GET    /api/console/exchanges/{id}/bodies                operator

            POST   /api/calls                                        requestor of crm.phone-number
            GET    /api/calls/{id}                                   requestor of crm.phone-number
            GET    /api/customers                                    requestor of crm.phone-number
            GET    /api/customers/{id}                               requestor of crm.phone-number
            PUT    /api/customers/{id}                               requestor of crm.phone-number
            GET    /api/directory/{id}                               requestor of crm.phone-number
            GET    /api/audit/{id}                                   requestor of crm.phone-number
            """;

    private static final String REST = "**";
    private static final Rule OPEN = Rule.read("open");

    private final Step root = new Step();

    /** @param metricsAreOpen whether {@code /metrics} is answered to everybody */
    Routes(boolean metricsAreOpen) {
        TABLE.lines().filter(line -> !line.isBlank()).forEach(this::add);
        if (metricsAreOpen) {
            find("/metrics").orElseThrow().rules().put("GET", OPEN);
        }
    }

    /**
     * A path that is known.
     *
     * @param rules by method
     * @param service that {@code {service}} stands for, or null
     * @param topic that {@code {topic}} stands for, or null
     */
    record Found(
            Map<String, Rule> rules,
            @Nullable String service,
            @Nullable String topic) {
        Optional<Rule> rule(String method) {
            return Optional.ofNullable(rules.get(method.equals("HEAD") ? "GET" : method));
        }

        /** For the header Allow. */
        String methods() {
            String head = rules.containsKey("GET") ? "HEAD, " : "";
            return head + String.join(", ", rules.keySet()) + ", OPTIONS";
        }
    }

    private static final class Step {
        private final Map<String, Step> literal = new HashMap<>();
        private final Map<String, Rule> rules = new TreeMap<>();
        private @Nullable Step anything;
        private String name = "";

        private Step then(String segment) {
            if (!segment.startsWith("{")) {
                return literal.computeIfAbsent(segment, literally -> new Step());
            }
            Step next = anything == null ? new Step() : anything;
            next.name = segment;
            anything = next;
            return next;
        }
    }

    private void add(String line) {
        String[] columns = line.strip().split(" +", 3);
        Step step = root;
        for (String segment : columns[1].substring(1).split("/", -1)) {
            step = segment.isEmpty() ? step : step.then(segment);
        }
        step.rules.put(columns[0], Rule.read(columns[2].strip()));
    }

    /** @param path decoded, with slashes between its segments alone; one at the end makes no difference */
    Optional<Found> find(String path) {
        Step step = root;
        String service = null;
        String topic = null;
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            Step rest = step.literal.get(REST);
            if (rest != null) {
                return Optional.of(new Found(rest.rules, null, null));
            }
            String segment = path.substring(from, to);
            Step next = step.literal.getOrDefault(segment, step.anything);
            if (next == null) {
                return Optional.empty();
            }
            if (next == step.anything) {
                service = next.name.equals("{service}") ? segment : service;
                topic = next.name.equals("{topic}") ? segment : topic;
            }
            step = next;
            from = to + 1;
        }
        Step rest = step.literal.get(REST);
        Map<String, Rule> rules = step.rules.isEmpty() && rest != null ? rest.rules : step.rules;
        return rules.isEmpty() ? Optional.empty() : Optional.of(new Found(rules, service, topic));
    }
}
