package dev.switchboard.cli.status;

import dev.switchboard.cli.terminal.Printable;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Words the state of the system for people, one line for each part of it. */
final class StatusReport {

    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";

    private static final long KILO = 1_000;

    private final boolean colours;

    StatusReport(boolean colours) {
        this.colours = colours;
    }

    /** The lines; parts of which nothing is known are left out. */
    List<String> of(URI url, JsonNode all) {
        JsonNode system = all.path("system");
        JsonNode connections = all.path("connections");
        List<String> lines = new ArrayList<>();
        lines.add(line("switchboard", state(system) + "  " + url));
        all.path("health").path("components").properties().stream()
                .filter(part -> !part.getValue().path("status").asString("UP").equals("UP"))
                .forEach(part -> lines.add(line("", ill(part.getKey(), part.getValue()))));
        lines.add(line("contracts", contracts(system.path("contracts"))));
        lines.add(line("last update", lastUpdate(system)));
        lines.add(line("kafka", lag(system.path("lag").asLong(0))));
        for (JsonNode open : system.path("open_transactions")) {
            lines.add(line("", paint(RED, heldBack(open))));
        }
        if (connections.isObject()) {
            lines.add(line("connections", connections(connections)));
            lines.add(line("delivered", delivered(connections.path("delivered"))));
            lines.add(line("slow", slow(connections.path("slow"))));
        }
        return lines;
    }

    private String state(JsonNode system) {
        String state =
                system.path("ready").asBoolean(false)
                        ? paint(GREEN, "ready")
                        : paint(RED, Printable.line(system.path("status").asString("not ready")));
        long seconds = system.path("uptime_seconds").asLong(0);
        return state + ", up " + span(Duration.ofSeconds(seconds));
    }

    private String ill(String part, JsonNode health) {
        JsonNode reason = health.path("details").path("reason");
        return paint(
                        RED,
                        Printable.line(part)
                                + " is "
                                + health.path("status").asString("").toLowerCase(Locale.ROOT))
                + (reason.isString() ? ": " + Printable.line(reason.asString()) : "");
    }

    private static String heldBack(JsonNode open) {
        JsonNode owner = open.path("transactional_id");
        return "%s held back in contract.updates-%d by %s, open since %s"
                .formatted(
                        number(open.path("held_back").asLong(0)),
                        open.path("partition").asInt(0),
                        owner.isString()
                                ? "the transaction of " + Printable.line(owner.asString())
                                : "a producer's transaction",
                        Printable.line(open.path("since").asString("")));
    }

    private static String contracts(JsonNode contracts) {
        return "%s: %s; %s"
                .formatted(
                        number(contracts.path("total").asLong(0)),
                        numbers(contracts.path("by_status")),
                        numbers(contracts.path("by_location")));
    }

    private static String lastUpdate(JsonNode system) {
        JsonNode last = system.path("last_update");
        if (!last.isObject()) {
            return "none yet";
        }
        String what =
                last.path("removed").asBoolean(false)
                        ? "removed"
                        : last.path("status").asString("")
                                + " in "
                                + last.path("location").asString("");
        return "%s %s, %s"
                .formatted(
                        Printable.line(last.path("contract_id").asString("")),
                        Printable.line(what),
                        ago(last.path("recorded_at"), system.path("now")));
    }

    /** By the server's own clock where it says what time it is there. */
    private static String ago(JsonNode recorded, JsonNode now) {
        try {
            Instant then = Instant.parse(recorded.asString(""));
            Instant here = now.isString() ? Instant.parse(now.asString()) : Instant.now();
            return span(Duration.between(then, here)) + " ago";
        } catch (DateTimeException _) {
            return Printable.line(recorded.asString(""));
        }
    }

    private String lag(long lag) {
        return lag == 0
                ? "everything is taken in"
                : paint(YELLOW, number(lag) + " records are not taken in yet");
    }

    private static String connections(JsonNode status) {
        JsonNode here = status.path("connections");
        String kinds =
                here.properties().stream()
                        .filter(kind -> !kind.getKey().equals("total"))
                        .filter(kind -> !kind.getKey().equals("opened"))
                        .map(kind ->
                                Printable.line(kind.getKey())
                                        + " "
                                        + number(kind.getValue().asLong(0)))
                        .collect(Collectors.joining(", "));
        return "%s: %s; %s subscriptions"
                .formatted(
                        number(here.path("total").asLong(0)),
                        kinds,
                        number(status.path("subscriptions").asLong(0)));
    }

    private static String delivered(JsonNode delivered) {
        return "%s messages, %s"
                .formatted(
                        number(delivered.path("messages").asLong(0)),
                        bytes(delivered.path("bytes").asLong(0)));
    }

    private String slow(JsonNode slow) {
        long catchingUp = slow.path("catching_up").asLong(0);
        long fellBehind = slow.path("fell_behind").asLong(0);
        String words =
                "%s catching up; since the start %s fell behind, %s were cut off"
                        .formatted(
                                number(catchingUp),
                                number(fellBehind),
                                number(slow.path("disconnected").asLong(0)));
        return catchingUp > 0 ? paint(YELLOW, words) : words;
    }

    private static String line(String part, String words) {
        return "%-13s%s".formatted(part, words);
    }

    private static String numbers(JsonNode counts) {
        return counts.properties().stream()
                .map(count ->
                        number(count.getValue().asLong(0)) + " " + Printable.line(count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(long bytes) {
        double size = bytes;
        for (String unit : List.of("B", "kB", "MB", "GB")) {
            if (size < KILO) {
                return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
            }
            size /= KILO;
        }
        return String.format(Locale.ROOT, "%.1f TB", size);
    }

    /** The two largest units: {@code 3 h 12 min}. */
    private static String span(Duration span) {
        if (span.toDays() > 0) {
            return "%d d %d h".formatted(span.toDays(), span.toHoursPart());
        }
        if (span.toHours() > 0) {
            return "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
                : "%d s".formatted(Math.max(0, span.toSeconds()));
    }

    private String paint(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
