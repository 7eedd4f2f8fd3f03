package dev.switchboard.router.upstream;

import dev.switchboard.router.McpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Callers of the tool {@code echo} of one server, each with the next call as soon as it can. */
final class CallLoad {

    private static final int CALLERS = 4;

    private final String server;
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    CallLoad(String server) {
        this.server = server;
    }

    void begin(McpClient client) {
        for (int i = 0; i < CALLERS; i++) {
            threads.add(Thread.startVirtualThread(() -> callOn(client)));
        }
    }

    private void callOn(McpClient client) {
        while (!over) {
            call(client, server + "-" + number.incrementAndGet())
                    .ifPresentOrElse(faults::add, answered::incrementAndGet);
        }
    }

    /** Calls once; what is wrong with the answer, if anything is. */
    Optional<String> call(McpClient client, String text) {
        try {
            McpClient.Answer answer =
                    client.send(
                            McpClient.call(
                                    server + "__echo", "{\"text\": \"%s\"}".formatted(text)));
            JsonNode json = answer.json();
            if (json.at("/result/content/0/text").asString("").equals(text)) {
                return Optional.empty();
            }
            return Optional.of(json.at("/error/data/outcome").asString("wrong") + ": " + json);
        } catch (AssertionError e) {
            return Optional.of("wrong: " + e);
        }
    }

    /** Calls that were answered as they should be. */
    long answered() {
        return answered.get();
    }

    /** What was wrong with others: the outcome that the router told, and its answer. */
    List<String> faults() {
        return faults;
    }

    /** Waits for the last answers. */
    void end() {
        over = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "calls of " + server;
    }
}
