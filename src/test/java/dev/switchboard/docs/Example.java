package dev.switchboard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command of a document's console block, and what it is said to print.
 *
 * @param command of the shell, in one line or several
 * @param output the lines that follow it
 */
record Example(String command, List<String> output) {
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
    private static final String PROMPT = "$ ";

    /** In the order of the document. */
    static List<Example> in(Path document) throws IOException {
        return CONSOLE.matcher(Files.readString(document))
                .results()
                .flatMap(block -> Arrays.stream(block.group(1).split("(?m)^\\$ ", -1)))
                .filter(text -> !text.isEmpty())
                .map(Example::read)
                .toList();
    }

    /** A command goes on in the next line where this one ends with a backslash. */
    private static Example read(String text) {
        List<String> lines = List.of(text.stripTrailing().split("\n", -1));
        int end = 1;
        while (lines.get(end - 1).endsWith("\\")) {
            end++;
        }
        return new Example(String.join("\n", lines.subList(0, end)), new ArrayList<>(lines.subList(end, lines.size())));
    }

    /** Whether running it twice is as good as running it once. */
    boolean onlyAsks() {
        return !command.contains(" -X ");
    }

    @Override
    public String toString() {
        return PROMPT + command;
    }
}
