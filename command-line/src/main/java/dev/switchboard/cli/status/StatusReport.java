package dev.switchboard.cli.status;

import static dev.switchboard.cli.status.Quantities.ago;
import static dev.switchboard.cli.status.Quantities.bytes;
import static dev.switchboard.cli.status.Quantities.number;
import static dev.switchboard.cli.status.Quantities.numbers;
import static dev.switchboard.cli.status.Quantities.span;

import dev.switchboard.cli.terminal.Printable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Words the state of contracts and of those who follow them, one line for each part. */
final class StatusReport {

    private final ReportLines lines;

    StatusReport(ReportLines lines) {
        this.lines = lines;
    }

    /** Parts of which nothing is known are left out. */
    void write(URI url, JsonNode all, Instant now) {
        JsonNode system = all.path("system");
        JsonNode connections = all.path("connections");
        lines.add("switchboard", state(system) + "  " + url);
        all.path("health").path("components").properties().stream()
                .filter(part -> !part.getValue().path("status").asString("UP").equals("UP"))
                .forEach(part -> lines.addMore(ill(part.getKey(), part.getValue())));
        lines.add("contracts", contracts(system.path("contracts")));
        lines.add("last update", lastUpdate(system.path("last_update"), now));
        lines.add("kafka", lag(system.path("lag").asLong(0)));
        for (JsonNode open : system.path("open_transactions")) {
            lines.addMore(lines.bad(heldBack(open)));
        }
        if (connections.isObject()) {
            lines.add("connections", connections(connections));
            lines.add("delivered", delivered(connections.path("delivered")));
            lines.add("slow", slow(connections.path("slow")));
        }
    }

    private String state(JsonNode system) {
        String state =
                system.path("ready").asBoolean(false)
                        ? lines.good("ready")
                        : lines.bad(Printable.line(system.path("status").asString("not ready")));
        long seconds = system.path("uptime_seconds").asLong(0);
        return state + ", up " + span(Duration.ofSeconds(seconds));
    }

    private String ill(String part, JsonNode health) {
        JsonNode reason = health.path("details").path("reason");
        return lines.bad(
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

    private static String lastUpdate(JsonNode last, Instant now) {
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
                        ago(last.path("recorded_at"), now));
    }

    private String lag(long lag) {
        return lag == 0
                ? "everything is taken in"
                : lines.warning(number(lag) + " records are not taken in yet");
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
        return catchingUp > 0 ? lines.warning(words) : words;
    }
}
