package dev.switchboard.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.byteman.agent.Main;

/** What makes Byteman part of a Switchboard: options of its JVM. */
final class Injection {
    /** The rules by which the assassin is called; they change nothing. */
    static final String POINTS = "points";

    /** The same, where the first operator's key is kept. */
    static final String FIRST_KEY = "first-key";

    private Injection() {}

    /**
     * @param folder where the assassin looks for orders
     * @param scripts names of rule files
     */
    static List<String> options(Path folder, Stream<String> scripts) {
        String rules = scripts.map(name -> "script:" + script(name)).collect(Collectors.joining(","));
        return List.of(
                "-javaagent:" + byteman() + "=boot:" + assassinsJar(folder) + "," + rules,
                "-Dorg.jboss.byteman.compile.to.bytecode",
                "-D" + Assassin.FOLDER + "=" + folder);
    }

    static Path script(String name) {
        return path(Objects.requireNonNull(Injection.class.getResource("/faults/" + name + ".btm"), name));
    }

    private static Path byteman() {
        return path(Main.class.getProtectionDomain().getCodeSource().getLocation());
    }

    private static Path path(URL file) {
        try {
            return Path.of(file.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bootstrap class path takes jars alone. */
    private static Path assassinsJar(Path folder) {
        String entry = Assassin.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("assassin.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file);
                InputStream type = Assassin.class.getClassLoader().getResourceAsStream(entry)) {
            content.putNextEntry(new JarEntry(entry));
            Objects.requireNonNull(type).transferTo(content);
            content.closeEntry();
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
