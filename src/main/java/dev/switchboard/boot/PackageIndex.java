package dev.switchboard.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which jars of a class path hold something in a folder.
 *
 * @param jarsByFolder by the folder's path without a slash at its end, positions in the class path, ascending
 */
record PackageIndex(Map<String, int[]> jarsByFolder) {
    private static final int[] NONE = {};
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/[0-9]+/");

    static PackageIndex of(List<Path> jars) throws IOException {
        Map<String, SortedSet<Integer>> found = new TreeMap<>();
        for (int i = 0; i < jars.size(); i++) {
            try (JarFile jar = new JarFile(jars.get(i).toFile())) {
                for (String folder : folders(jar)) {
                    found.computeIfAbsent(folder, key -> new TreeSet<>()).add(i);
                }
            }
        }
        Map<String, int[]> index = new TreeMap<>();
        found.forEach((folder, positions) ->
                index.put(folder, positions.stream().mapToInt(Integer::intValue).toArray()));
        return new PackageIndex(index);
    }

    static PackageIndex read(Path file) throws IOException {
        Map<String, int[]> index = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("\t", -1);
            int[] positions = new int[words.length - 1];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = Integer.parseInt(words[i + 1]);
            }
            index.put(words[0], positions);
        }
        return new PackageIndex(index);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        jarsByFolder.forEach((folder, positions) -> lines.add(folder
                + java.util.Arrays.stream(positions)
                        .mapToObj(position -> "\t" + position)
                        .collect(Collectors.joining())));
        Files.write(file, lines);
    }

    /** @param entry the path of a file or folder within a jar */
    int[] jarsThatMayHold(String entry) {
        return jarsByFolder.getOrDefault(folderOf(entry), NONE);
    }

    private static SortedSet<String> folders(JarFile jar) {
        SortedSet<String> folders = new TreeSet<>();
        jar.stream().map(JarEntry::getName).forEach(name -> {
            addWithParents(folders, name);
            addWithParents(folders, VERSIONED.matcher(name).replaceFirst(""));
        });
        return folders;
    }

    /** Parents too, for a jar need not list its folders and they are asked for. */
    private static void addWithParents(SortedSet<String> folders, String entry) {
        String folder = folderOf(entry);
        while (folders.add(folder) && !folder.isEmpty()) {
            folder = folderOf(folder);
        }
    }

    private static String folderOf(String entry) {
        int end = entry.endsWith("/") ? entry.length() - 2 : entry.length() - 1;
        int slash = entry.lastIndexOf('/', end);
        return slash < 0 ? "" : entry.substring(0, slash);
    }
}
