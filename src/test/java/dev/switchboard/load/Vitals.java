package dev.switchboard.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the system and the JVM tell of a Java process, on Linux. */
final class Vitals {
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+([0-9]+)");
    private static final Pattern OPEN_FILES = Pattern.compile("(?m)^Max open files\\s+([0-9]+)");
    private static final Pattern HEAP = Pattern.compile("total [0-9]+K, used ([0-9]+)K");

    private final long pid;

    Vitals(long pid) {
        this.pid = pid;
    }

    /** CPU time so far, of all its threads. */
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** CPU time so far of a process and of those that it started and that still live. */
    static Duration cpuOfTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    int threads() throws IOException {
        return number(THREADS, "status");
    }

    int openFilesLimit() throws IOException {
        return number(OPEN_FILES, "limits");
    }

    /** After a full collection, so what is really held. */
    long heapMegabytes() throws IOException {
        jcmd("GC.run");
        long kilobytes = HEAP.matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        return kilobytes / 1_024;
    }

    private int number(Pattern pattern, String file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(Path.of("/proc", Long.toString(pid), file)));
        if (!matcher.find()) {
            throw new IOException("No " + pattern + " in /proc/" + pid + "/" + file);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private String jcmd(String command) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(tool, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
