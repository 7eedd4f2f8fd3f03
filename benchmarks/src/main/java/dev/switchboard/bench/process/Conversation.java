package dev.switchboard.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The other end of a {@link ChildProcess} that answers: reads lines from standard input. */
public final class Conversation {

    /** Does what a line says. */
    @FunctionalInterface
    public interface Listener {
        /** The answer to a line. */
        ProcessMessage answer(ProcessMessage line) throws Exception;
    }

    private Conversation() {}

    /** Says that this process is ready, and answers until nobody asks any more. */
    public static void hold(ProcessMessage ready, Listener listener) throws IOException {
        System.out.println(ready);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(answer(listener, ProcessMessage.parse(line)));
            }
        }
    }

    private static ProcessMessage answer(Listener listener, ProcessMessage line) {
        try {
            return listener.answer(line);
        } catch (Exception e) { // whatever it was, who asked must hear of it
            e.printStackTrace();
            return ProcessMessage.of("failed", "why", e.toString().replaceAll("\\s+", "_"));
        }
    }
}
