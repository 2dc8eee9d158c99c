package dev.switchboard.console;

import java.util.HexFormat;

/** The first bytes of what isn't text: sixteen a line, with their place before and printable ASCII behind. */
final class HexDump {
    /** How many bytes are shown. */
    static final int MOST = 512;

    private static final int LINE = 16;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    static String of(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        int end = Math.min(bytes.length, MOST);
        for (int from = 0; from < end; from += LINE) {
            int to = Math.min(from + LINE, end);
            dump.append(HexFormat.of().toHexDigits(from, 4))
                    .append("  ")
                    .append(String.format("%-47s", SPACED.formatHex(bytes, from, to)))
                    .append("  ");
            for (int i = from; i < to; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
            }
            dump.append('\n');
        }
        return dump.toString();
    }
}
