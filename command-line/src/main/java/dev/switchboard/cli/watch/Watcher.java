package dev.switchboard.cli.watch;

import dev.switchboard.cli.retry.Backoff;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.contract.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Shows messages, and connects again whenever the connection is lost. Runs in one thread. */
final class Watcher {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Terminal terminal;
    private final boolean raw;
    private final Position position;
    private final Backoff backoff;
    private final MessageLine lines;
    private volatile boolean connected;
    private volatile boolean refused;

    /** When a node that stops wants it back; null while it was told nothing. */
    private volatile @Nullable Duration told;

    /**
     * @param raw whether to print messages as they come
     */
    Watcher(Terminal terminal, Subscription subscription, boolean raw, Backoff backoff) {
        this.terminal = terminal;
        this.raw = raw;
        this.position = new Position(subscription);
        this.backoff = backoff;
        this.lines = new MessageLine(terminal.colours());
    }

    /** Returns only when it makes no sense to go on; true when nobody reads the output any more. */
    boolean run() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        try {
            while (true) {
                String why;
                try {
                    why = Feed.follow(http, position.subscription().uri(), this::show);
                } catch (Feed.RefusedException e) {
                    terminal.complain(String.valueOf(e.getMessage()));
                    return false;
                } catch (IOException e) {
                    why = String.valueOf(e.getMessage());
                }
                if (refused || terminal.out().checkError()) {
                    return !refused;
                }
                pause(why);
            }
        } finally {
            // To close it would wait for what it still has open.
            http.shutdownNow();
        }
    }

    private void pause(String why) throws InterruptedException {
        if (connected) {
            backoff.reset();
            connected = false;
        }
        Duration asked = told;
        told = null;
        Duration wait = asked == null ? backoff.next() : asked;
        terminal.complain(
                String.format(
                        Locale.ROOT,
                        "%s; trying again in %.1f s",
                        asked == null ? why : "the server stops",
                        wait.toMillis() / 1e3));
        Thread.sleep(wait);
    }

    private boolean show(String text) {
        JsonNode message = read(text);
        String type = message.path("type").asString("");
        if (!connected) {
            connected = true;
            terminal.complain("connected to " + position.subscription().feed());
        }
        if (raw) {
            terminal.out().println(text.replace('\n', ' '));
        } else {
            lines.of(message, LocalTime.now(ZoneId.systemDefault()))
                    .ifPresent(terminal.out()::println);
        }
        // We send no commands: what is called invalid can only be the subscription itself.
        if (type.equals("error") && message.path("code").asString("").startsWith("invalid")) {
            refused = true;
        }
        if (type.equals("reconnect")) {
            told = delay(message);
        }
        position.passed(message);
        return !refused && !terminal.out().checkError();
    }

    /** What the message asks for, within reason. */
    private static Duration delay(JsonNode farewell) {
        long millis = farewell.path("delay_ms").asLong(0);
        return Duration.ofMillis(Math.clamp(millis, 0, LONGEST_DELAY.toMillis()));
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return Json.MAPPER.createObjectNode().put("type", "unreadable").put("text", text);
        }
    }
}
