package dev.switchboard.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is deployed is in {@code docs/openapi.yaml}, and nothing else. */
class OpenApiRoutesTest {
    @Test
    void lanesAndServletsAreThoseThatAreKnown() {
        assertThat(DeployedRoutes.lanesAndServlets())
                .containsExactlyInAnyOrderElementsOf(DeployedRoutes.knownLanesAndServlets());
    }

    @Test
    void everythingThatIsAnsweredIsDescribedAndNothingElse() {
        assertThat(described()).isEqualTo(DeployedRoutes.all());
    }

    private static Set<String> described() {
        Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(
                new Source("/META-INF/openapi.yaml").document().get("paths"));
        return paths.entrySet().stream()
                .flatMap(path -> ((Map<?, ?>) path.getValue())
                        .keySet().stream()
                                .map(Object::toString)
                                .filter(key -> !key.equals("parameters"))
                                .map(verb -> verb.toUpperCase(Locale.ROOT) + " "
                                        + path.getKey().toString().replaceAll("\\{[^}]*}", "{}")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
