package dev.switchboard.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Files of the broker's users: read, or refused in words that name the file, and never another failure. */
class HostileUsersFileTest {
    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                HostileText.of("crm = ENC(1:aF),replier.#\\u0\n:"),
                HostileText.ofPieces(
                        "crm",
                        " = ",
                        "secret",
                        ", ",
                        "replier.",
                        "a",
                        ".#",
                        "ENC(",
                        "1:aF:aF)",
                        "\\u00",
                        "\n",
                        "\u0000"));
        return Arbitraries.oneOf(
                texts.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(50));
    }

    @Property(tries = 300)
    void aFileIsReadOrRefused(@ForAll @From("files") byte[] content) throws IOException {
        read(content, file -> assertThat(catchThrowable(() -> assertThat(UsersFile.read(file))
                        .allSatisfy(user -> assertThat(user.name()).isNotBlank())))
                .satisfiesAnyOf(none -> assertThat(none).isNull(), refusal -> assertThat(refusal)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("BROKER_USERS " + file)));
    }

    @Property(tries = 100)
    void aUserIsReadAsHeIsWritten(
            @ForAll @AlphaChars @StringLength(min = 1, max = 128) String name,
            @ForAll @AlphaChars @StringLength(min = 1, max = 50) String password,
            @ForAll @Size(max = 5) Set<Right> rights)
            throws IOException {
        Set<Grant> grants =
                rights.stream().map(right -> new Grant(right, "crm.#")).collect(Collectors.toSet());
        String line = Stream.concat(Stream.of(password), grants.stream().map(Grant::role))
                .collect(Collectors.joining(", ", name + " = ", "\n"));

        read(line.getBytes(StandardCharsets.UTF_8), file -> assertThat(UsersFile.read(file))
                .isEqualTo(List.of(new BrokerUser(name, password, grants))));
    }

    private interface Reading {
        void of(Path file);
    }

    private static void read(byte[] content, Reading reading) throws IOException {
        Path file = Files.createTempFile("users", ".properties");
        try {
            Files.write(file, content);
            reading.of(file);
        } finally {
            Files.delete(file);
        }
    }
}
