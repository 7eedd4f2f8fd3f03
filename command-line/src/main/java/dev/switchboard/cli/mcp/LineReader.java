package dev.switchboard.cli.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, so that each can be passed on as it is. One thread. */
final class LineReader {

    private final InputStream in;
    private final int longest;

    /**
     * @param longest how many bytes of a line are kept
     */
    LineReader(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /**
     * Waits for a line.
     *
     * @return without its end, and never empty; one byte more than the longest where it is longer;
     *     null at the end
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read;
        while ((read = in.read()) >= 0) {
            if (read == '\n') {
                byte[] whole = withoutReturn(line.toByteArray());
                if (whole.length > 0) {
                    return whole;
                }
                line.reset();
            } else if (line.size() <= longest) {
                line.write(read);
            }
        }
        byte[] rest = withoutReturn(line.toByteArray());
        return rest.length > 0 ? rest : null;
    }

    private static byte[] withoutReturn(byte[] line) {
        int length = line.length;
        return length > 0 && line[length - 1] == '\r' ? Arrays.copyOf(line, length - 1) : line;
    }
}
