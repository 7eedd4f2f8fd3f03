package dev.switchboard.cli.watch;

import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.client.rest.Problems;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A message of the server as one line for people: when it came, its kind, and what it says. */
final class MessageLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String BLUE = "34";
    private static final String GREY = "90";

    private final boolean colours;

    MessageLine(boolean colours) {
        this.colours = colours;
    }

    /**
     * The line; empty for messages that only keep the connection alive.
     *
     * @param resuming whether a replay that begins is to go on from where the last one ended, and
     *     not the one asked for at the beginning
     */
    Optional<String> of(JsonNode message, LocalTime arrival, boolean resuming) {
        String type = message.path("type").asString("");
        String line =
                switch (type) {
                    case "contract_update" -> update(message);
                    case "contract_removed" -> contract("removed", RED, message);
                    case "contract_left" -> contract("left", YELLOW, message);
                    case "missed" -> {
                        long count = message.path("count").asLong(0);
                        yield kind("missed", YELLOW) + count + " updates, too slow for them";
                    }
                    case "replay_begin" -> begin(message, resuming);
                    case "replay_complete" -> kind("replay", BLUE) + "complete, live from here";
                    case "error" ->
                            kind("error", RED)
                                    + text(message, "code")
                                    + " "
                                    + text(message, "message")
                                    + reasons(message);
                    case "welcome", "subscribed", "heartbeat", "position", "reconnect" -> "";
                    // A newer server may send what this command has no words for.
                    default ->
                            kind(Printable.line(type), GREY) + Printable.line(message.toString());
                };
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(TIME.format(arrival) + "  " + line.stripTrailing());
    }

    private String update(JsonNode message) {
        JsonNode data = message.path("data");
        boolean test = message.path("test").asBoolean(false);
        String status = text(data, "status");
        return (test ? kind("test", GREY) : kind("update", GREEN))
                + "%-24s  %-10s  ".formatted(text(data, "contract_id"), text(data, "location"))
                + paint(status.equals("active") ? GREEN : GREY, "%-8s".formatted(status))
                + "  %-24s  %s".formatted(text(data, "timestamp"), text(message, "id"));
    }

    private String contract(String kind, String colour, JsonNode message) {
        return kind(kind, colour)
                + "%-24s  %s".formatted(text(message, "contract_id"), text(message, "id"));
    }

    private String begin(JsonNode message, boolean resuming) {
        if (resuming && !message.path("recovered").asBoolean(true)) {
            return kind("replay", YELLOW)
                    + "begins: the latest of each contract; what came in between is no longer known";
        }
        String snapshot = "the latest of each contract";
        String changes = resuming ? "what came in between" : "the history";
        return kind("replay", BLUE)
                + "begins: "
                + (message.path("snapshot").asBoolean(false) ? snapshot : changes);
    }

    private String kind(String kind, String colour) {
        return paint(colour, "%-8s".formatted(kind)) + "  ";
    }

    private String paint(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    private static String text(JsonNode node, String field) {
        return Printable.line(node.path(field).asString(""));
    }

    private static String reasons(JsonNode error) {
        String reasons = String.join("; ", Problems.rules(Problems.violations(error)));
        return reasons.isEmpty() ? "" : ": " + Printable.line(reasons);
    }
}
