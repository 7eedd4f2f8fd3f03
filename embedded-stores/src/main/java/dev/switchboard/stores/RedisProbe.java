package dev.switchboard.stores;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis whether it serves those who know the password. */
record RedisProbe(int port, String password) {

    private static final int PATIENCE_MS = 2_000;
    private static final String BOTH_WELL = "+OK\r\n+PONG\r\n";

    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(Loopback.at(port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream()
                    .write(
                            "AUTH %s\r\nPING\r\n"
                                    .formatted(password)
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(BOTH_WELL.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(BOTH_WELL);
        } catch (IOException e) {
            return false;
        }
    }
}
