package dev.switchboard.description;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** How a document is written down. */
enum Notation {
    JSON("application/json") {
        @Override
        byte[] write(Map<String, Object> document) {
            return Json.createObjectBuilder(document).build().toString().getBytes(UTF_8);
        }
    },
    YAML("application/yaml") {
        @Override
        byte[] write(Map<String, Object> document) {
            DumpSettings settings = DumpSettings.builder()
                    .setDefaultFlowStyle(FlowStyle.BLOCK)
                    .setDereferenceAliases(true)
                    .build();
            return new Dump(settings).dumpToString(document).getBytes(UTF_8);
        }
    };

    private final String mediaType;

    Notation(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * Which one a caller wants: what the parameter {@code format} names, or the first that the header Accept does.
     *
     * @throws ProblemException {@code unreadable-field} if {@code format} names none
     */
    static Notation wanted(HttpServletRequest call, Notation otherwise) {
        String format = call.getParameter("format");
        return format == null ? accepted(call.getHeader("Accept")).orElse(otherwise) : named(format);
    }

    abstract byte[] write(Map<String, Object> document);

    String mediaType() {
        return mediaType;
    }

    private static Notation named(String format) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(format.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Fault.UNREADABLE_FIELD, "format is yaml or json"));
    }

    private static Optional<Notation> accepted(@Nullable String accept) {
        return accept == null
                ? Optional.empty()
                : Stream.of(accept.split(",", -1))
                        .flatMap(range -> Arrays.stream(values())
                                .filter(each -> range.strip().startsWith(each.mediaType)))
                        .findFirst();
    }
}
