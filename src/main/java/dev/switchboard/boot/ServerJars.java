package dev.switchboard.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * The server's own jars, unpacked from {@code switchboard.jar} once and used again at each start.
 *
 * <p>Their folder bears the checksum of what it holds and gets that name when it is complete, so that neither a process
 * killed while unpacking nor another {@code switchboard.jar} leaves anything that is taken for the whole.
 *
 * @param folder what Payara calls its unpack folder
 * @param jars in the order of the class path
 */
record ServerJars(Path folder, List<Path> jars) {
    private static final List<String> SOURCES = List.of("MICRO-INF/runtime/", "MICRO-INF/lib/");

    /** @param runtimes the folder for all this; what else is in there is removed */
    static ServerJars unpacked(Path switchboardJar, Path runtimes) throws IOException {
        try (JarFile packed = new JarFile(switchboardJar.toFile())) {
            List<JarEntry> entries =
                    packed.stream().filter(ServerJars::isServerJar).toList();
            ServerJars wanted = in(runtimes.resolve(checksum(entries)), entries);
            if (!wanted.complete(entries)) {
                DataFolder.delete(runtimes);
                wanted.unpack(packed, entries);
            }
            return wanted;
        }
    }

    /** The folder that the jars are in. */
    Path runtime() {
        return runtime(folder);
    }

    PackageIndex packages() throws IOException {
        return PackageIndex.read(index(folder));
    }

    private void unpack(JarFile packed, List<JarEntry> entries) throws IOException {
        ServerJars unfinished = in(folder.resolveSibling("unfinished"), entries);
        Files.createDirectories(runtime(unfinished.folder));
        for (int i = 0; i < entries.size(); i++) {
            try (InputStream content = packed.getInputStream(entries.get(i))) {
                Files.copy(content, unfinished.jars.get(i));
            }
        }
        PackageIndex.of(unfinished.jars).write(index(unfinished.folder));
        Files.move(unfinished.folder, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sizes are compared too, because a machine that lost power may have kept the names and not the content. */
    private boolean complete(List<JarEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (jars.get(i).toFile().length() != entries.get(i).getSize()) {
                return false;
            }
        }
        return true;
    }

    private static ServerJars in(Path folder, List<JarEntry> entries) {
        return new ServerJars(
                folder,
                entries.stream()
                        .map(entry -> runtime(folder).resolve(fileName(entry)))
                        .toList());
    }

    private static Path runtime(Path folder) {
        return folder.resolve("runtime");
    }

    private static Path index(Path folder) {
        return folder.resolve("packages");
    }

    private static boolean isServerJar(JarEntry entry) {
        return !entry.isDirectory() && SOURCES.stream().anyMatch(entry.getName()::startsWith);
    }

    private static String fileName(JarEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    private static String checksum(List<JarEntry> entries) {
        CRC32 sum = new CRC32();
        for (JarEntry entry : entries) {
            sum.update((entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }
}
