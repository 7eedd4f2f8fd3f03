package dev.switchboard.checker.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The status and headers of an answer (RFC 9112).
 *
 * @param headers names in lower case
 */
record HttpHead(int status, Map<String, String> headers) {

    static HttpHead read(Wire wire) throws IOException {
        String[] start = wire.line().split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = wire.line(); !line.isEmpty(); line = wire.line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new HttpHead(start.length < 2 ? 0 : Integer.parseInt(start[1]), headers);
    }

    boolean isChunked() {
        return headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
    }

    /**
     * Requires a status.
     *
     * @throws RefusedException when it is another
     */
    void require(int expected) throws RefusedException {
        if (status != expected) {
            throw new RefusedException(status);
        }
    }
}
