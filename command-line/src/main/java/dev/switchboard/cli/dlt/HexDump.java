package dev.switchboard.cli.dlt;

import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bytes as people read them: where, sixteen in hexadecimal, and what of them is ASCII. */
final class HexDump {

    private static final int BYTES_A_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    static Stream<String> lines(byte[] bytes) {
        return IntStream.iterate(0, at -> at < bytes.length, at -> at + BYTES_A_LINE)
                .mapToObj(at -> line(bytes, at));
    }

    private static String line(byte[] bytes, int start) {
        int end = Math.min(bytes.length, start + BYTES_A_LINE);
        StringBuilder ascii = new StringBuilder();
        for (int at = start; at < end; at++) {
            ascii.append(bytes[at] >= ' ' && bytes[at] <= '~' ? (char) bytes[at] : '.');
        }
        return "%08x  %-47s  %s".formatted(start, HEX.formatHex(bytes, start, end), ascii);
    }
}
