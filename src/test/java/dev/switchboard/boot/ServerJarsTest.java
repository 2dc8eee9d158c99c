package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerJarsTest {
    @TempDir
    Path temporary;

    private Path switchboardJar;
    private Path runtimes;

    @BeforeEach
    void packTwoJars() throws IOException {
        Path one = zip("one.jar", Map.<String, Object>of("a/b/One.txt", "one", "META-INF/services/x", "one"));
        Path two = zip("two.jar", Map.of("a/c/Two.txt", "two", "META-INF/services/x", "two"));
        switchboardJar = zip(
                "switchboard.jar",
                Map.of(
                        "MICRO-INF/runtime/one.jar", Files.readAllBytes(one),
                        "MICRO-INF/lib/two.jar", Files.readAllBytes(two),
                        "MICRO-INF/domain/domain.xml", new byte[0]));
        runtimes = temporary.resolve("runtime");
    }

    @Test
    void areUnpackedOnceAndUsedAgain() throws IOException {
        ServerJars first = ServerJars.unpacked(switchboardJar, runtimes);
        Path trace = Files.createFile(first.folder().resolve("trace"));

        ServerJars second = ServerJars.unpacked(switchboardJar, runtimes);

        assertThat(second).isEqualTo(first);
        assertThat(first.jars())
                .extracting(Path::getFileName)
                .map(Path::toString)
                .containsOnly("one.jar", "two.jar");
        assertThat(trace).exists();
    }

    @Test
    void areUnpackedAgainWhenOneIsCutShort() throws IOException {
        ServerJars damaged = ServerJars.unpacked(switchboardJar, runtimes);
        Files.write(damaged.jars().get(0), new byte[1]);

        ServerJars repaired = ServerJars.unpacked(switchboardJar, runtimes);

        assertThat(repaired.jars())
                .allSatisfy(jar -> assertThat(jar.toFile().length()).isGreaterThan(1));
    }

    @Test
    void areUnpackedOverWhatAKilledProcessLeft() throws IOException {
        Files.createDirectories(runtimes.resolve("unfinished/runtime"));
        Files.createFile(runtimes.resolve("unfinished/runtime/one.jar"));

        assertThat(ServerJars.unpacked(switchboardJar, runtimes).jars())
                .allSatisfy(jar -> assertThat(jar).isNotEmptyFile());
    }

    @Test
    void ofAnotherVersionMakeRoomForThisOnes() throws IOException {
        Path old = Files.createDirectories(runtimes.resolve("0a1b2c3d/runtime"));

        ServerJars.unpacked(switchboardJar, runtimes);

        assertThat(old).doesNotExist();
    }

    @Test
    void areReadByPackage() throws IOException {
        try (ServerClassLoader loader = new ServerClassLoader(ServerJars.unpacked(switchboardJar, runtimes))) {
            assertThat(loader.getResource("a/c/Two.txt")).isNotNull();
            assertThat(loader.getResource("a/c/Three.txt")).isNull();
            assertThat(loader.getResource("elsewhere/Two.txt")).isNull();
            assertThat(loader.findResources("META-INF/services/x").asIterator())
                    .toIterable()
                    .hasSize(2);
            assertThat(loader.getResource("one.jar")).isNotNull();
        }
    }

    private Path zip(String name, Map<String, ?> content) throws IOException {
        Path file = temporary.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, ?> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(
                        entry.getValue() instanceof byte[] bytes
                                ? bytes
                                : entry.getValue().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
