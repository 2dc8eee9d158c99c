package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.Routes.Found;
import dev.switchboard.description.DeployedRoutes;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The table of who may do what: complete, in agreement with OpenAPI, and read rightly. */
class RoutesTest {
    private final Routes routes = new Routes(false);

    @Test
    void everythingThatIsDeployedIsInIt() {
        List<String> missing = new ArrayList<>();
        for (String route : DeployedRoutes.all()) {
            String[] words = route.split(" ", -1);
            if (rule(words[0], words[1].replace("{}", "x")).isEmpty()) {
                missing.add(route);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingElseOfTheApiIsInIt() {
        Set<String> named = Routes.TABLE
                .lines()
                .filter(line -> line.contains("/api/"))
                .map(line -> line.split(" +", -1)[0] + " " + line.split(" +", -1)[1].replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(DeployedRoutes.all()).containsAll(named);
    }

    @Test
    void openApiNamesTheSameRoles() throws Exception {
        Map<String, String> described = described();
        Map<String, String> demanded = new TreeMap<>();
        described.keySet().forEach(route -> {
            String[] words = route.split(" ", -1);
            Rule rule = rule(words[0], words[1].replaceAll("\\{[^}]*}", "x")).orElseThrow();
            demanded.put(route, words(rule));
        });

        assertThat(described).isEqualTo(demanded);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/services/a.b/requests,a.b,",
        "/api/services/a.b,a.b,",
        "/api/topics/a.b/subscriptions/c/secret,,a.b",
        "/api/topics/a.b/events/,,a.b",
        "/api/exchanges/a.b,,"
    })
    void itTellsWhichServiceOrTopicIsMeant(String path, String service, String topic) {
        Found found = routes.find(path).orElseThrow();

        assertThat(found.service()).isEqualTo(service);
        assertThat(found.topic()).isEqualTo(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api", "/api/", "/api/nothing", "/api/services/a/b", "/api/services/a/requests/b", "/api/keys/a/b",
                "/error", "/assetsx", "/WEB-INF/web.xml", "/api/console", "/metrics/x",
                        "/api/topics/a/subscriptions/b/c"
            })
    void whatIsNotInItIsNotFound(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/desk/", "/desk/desk.js", "/console/a/b", "/health", "/health/ready"})
    void pagesAreOpen(String path) {
        assertThat(rule("GET", path))
                .hasValueSatisfying(rule -> assertThat(rule.open()).isTrue());
        assertThat(rule("HEAD", path)).isEqualTo(rule("GET", path));
        assertThat(rule("POST", path)).isEmpty();
    }

    @Test
    void metricsAreOpenWhereThatIsConfigured() {
        assertThat(rule("GET", "/metrics"))
                .hasValueSatisfying(rule -> assertThat(rule.open()).isFalse());
        assertThat(new Routes(true).find("/metrics").orElseThrow().rule("GET"))
                .hasValueSatisfying(rule -> assertThat(rule.open()).isTrue());
    }

    @Test
    void aKnownPathTellsItsMethods() {
        assertThat(routes.find("/api/services/a").orElseThrow().methods()).isEqualTo("HEAD, DELETE, GET, PUT, OPTIONS");
    }

    private Optional<Rule> rule(String method, String path) {
        return routes.find(path).flatMap(found -> found.rule(method));
    }

    private static String words(Rule rule) {
        if (rule.open()) {
            return "";
        }
        return rule.roles().size() == Role.values().length
                ? "any"
                : rule.roles().stream().map(Role::text).sorted().collect(Collectors.joining(","));
    }

    private static Map<String, String> described() throws Exception {
        Map<String, String> routes = new TreeMap<>();
        try (InputStream yaml =
                Objects.requireNonNull(RoutesTest.class.getResourceAsStream("/META-INF/openapi.yaml"))) {
            Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(document.get("paths"));
            paths.forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
                if (!method.equals("parameters")) {
                    routes.put(method.toString().toUpperCase(Locale.ROOT) + " " + path, words((Map<?, ?>) operation));
                }
            }));
        }
        return routes;
    }

    private static String words(Map<?, ?> operation) {
        List<?> security = (List<?>) operation.get("security");
        if (security == null || security.isEmpty()) {
            return security == null ? "not said" : "";
        }
        List<?> roles = (List<?>) Objects.requireNonNull(((Map<?, ?>) security.get(0)).get("key"));
        return roles.isEmpty()
                ? "any"
                : roles.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }
}
