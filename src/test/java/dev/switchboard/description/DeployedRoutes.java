package dev.switchboard.description;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.switchboard.access.AccessFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpFilter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is answered over HTTP, as the deployed classes have it. */
public final class DeployedRoutes {
    private static final JavaClasses DEPLOYED =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.switchboard");

    /** What those answer of whose paths JAX-RS doesn't know. */
    private static final Map<String, List<String>> LANES_AND_SERVLETS = Map.of(
            "ExpressLane", List.of("POST /api/services/{}/requests"),
            "CallbackLane", List.of("POST /api/services/{}/requests"),
            "EventsLane", List.of("GET /api/exchanges/{}/events"),
            "EventLane", List.of("POST /api/topics/{}/events", "GET /api/topics/{}/events"),
            "FeedLane", List.of("GET /api/console/feed"),
            "ProblemPage", List.of("GET /problems/{}"),
            "OpenApiServlet", List.of("GET /openapi"),
            "AsyncApiServlet", List.of("GET /asyncapi"),
            "MetricsServlet", List.of("GET /metrics"),
            "ErrorServlet", List.of());

    /** What the server answers, from what the application's health checks tell. */
    private static final Set<String> HEALTH =
            Set.of("GET /health", "GET /health/live", "GET /health/ready", "GET /health/started");

    private DeployedRoutes() {}

    /** As {@code GET /api/services/{}}. */
    public static Set<String> all() {
        Stream<String> elsewhere = LANES_AND_SERVLETS.values().stream().flatMap(List::stream);
        return Stream.of(resourceMethods(), elsewhere, HEALTH.stream())
                .flatMap(each -> each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> resourceMethods() {
        return DEPLOYED.stream()
                .filter(each -> each.isAnnotatedWith(Path.class))
                .flatMap(each -> each.getMethods().stream())
                .map(JavaMethod::reflect)
                .flatMap(DeployedRoutes::routes);
    }

    private static Stream<String> routes(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> verb.value() + " " + template(method));
    }

    private static String template(Method method) {
        Function<Annotation, String> part = path -> "/" + ((Path) path).value();
        return Stream.of(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(part)
                .collect(Collectors.joining("", "/api", ""))
                .replaceAll("\\{[^}]*}", "{}");
    }

    static Stream<String> lanesAndServlets() {
        return DEPLOYED.stream()
                .filter(each -> isLane(each) || each.isAnnotatedWith(WebServlet.class))
                .map(JavaClass::getSimpleName);
    }

    /** A filter that answers by itself, however it is declared; that of access only refuses. */
    private static boolean isLane(JavaClass each) {
        return each.isAssignableTo(HttpFilter.class) && !each.isEquivalentTo(AccessFilter.class);
    }

    static Set<String> knownLanesAndServlets() {
        return LANES_AND_SERVLETS.keySet();
    }
}
