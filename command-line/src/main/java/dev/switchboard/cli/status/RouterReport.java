package dev.switchboard.cli.status;

import static dev.switchboard.cli.status.Quantities.number;

import dev.switchboard.cli.terminal.Printable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Words the state of the MCP router: its servers, its features, and its latest calls. */
final class RouterReport {

    /** More servers with faults than that are only counted. */
    private static final int MOST_FAULTS = 20;

    /** The outcome of a call that did not fail. */
    private static final String GOOD = "ok";

    private final ReportLines lines;
    private final JsonNode answers;
    private final Instant now;

    /**
     * @param answers what {@link RouterQuery} was answered
     * @param now the time at the server
     */
    RouterReport(ReportLines lines, JsonNode answers, Instant now) {
        this.lines = lines;
        this.answers = answers;
        this.now = now;
    }

    void write(RouterStatus status) {
        lines.add(
                "router",
                switch (status) {
                    case RouterStatus.Running() -> servers() + "; " + tools();
                    case RouterStatus.Off(String why) ->
                            lines.warning("off") + ": " + Printable.line(why);
                    case RouterStatus.Unavailable(String why) ->
                            lines.bad("does not answer") + ": " + Printable.line(why);
                    case RouterStatus.Absent() -> "none at this address";
                });
        faults();
        features();
        if (answers.has("calls")) {
            lines.add("calls", calls(answers.path("calls")));
        }
    }

    private String servers() {
        JsonNode servers = answers.path("servers").path("data");
        return servers.isEmpty()
                ? "no other servers"
                : number(servers.size(), "server")
                        + ": "
                        + Quantities.numbers(by(servers, "state"));
    }

    /** A server that is disabled keeps its list of tools, but offers none of them. */
    private String tools() {
        long tools =
                answers.path("servers")
                        .path("data")
                        .valueStream()
                        .filter(server -> !server.path("state").asString("").equals("disabled"))
                        .mapToLong(server -> server.path("tools").asLong(0))
                        .sum();
        JsonNode own = answers.path("tools").path("data");
        return number(tools + own.size(), "tool") + " offered";
    }

    private void faults() {
        List<String> faults =
                answers.path("servers").path("data").valueStream().flatMap(this::faults).toList();
        faults.stream().limit(MOST_FAULTS).forEach(lines::addMore);
        if (faults.size() > MOST_FAULTS) {
            lines.addMore(
                    "and %s more; GET /servers lists all servers"
                            .formatted(number(faults.size() - MOST_FAULTS)));
        }
    }

    private Stream<String> faults(JsonNode server) {
        String name = text(server, "name");
        long quarantined = server.path("quarantined").asLong(0);
        return Stream.of(
                        server.path("state").asString("").equals("unavailable")
                                ? lines.bad(name + " is unavailable") + because(server)
                                : "",
                        quarantined > 0
                                ? lines.warning(
                                        "%s has %s in quarantine"
                                                .formatted(name, number(quarantined, "definition")))
                                : "")
                .filter(fault -> !fault.isEmpty());
    }

    private static String because(JsonNode server) {
        String reason = text(server, "reason");
        return reason.isEmpty() ? "" : ": " + reason;
    }

    /** Those that are off, and those that somebody has set. */
    private void features() {
        String part = "features";
        for (JsonNode feature : answers.path("features").path("data")) {
            boolean enabled = feature.path("enabled").asBoolean(false);
            String source = feature.path("source").asString("default");
            if (enabled && source.equals("default")) {
                continue;
            }
            String state = text(feature, "name") + (enabled ? " is on" : " is off");
            lines.add(part, (enabled ? state : lines.warning(state)) + source(source, feature));
            part = "";
        }
    }

    private String source(String source, JsonNode feature) {
        return switch (source) {
            case "environment" -> " by the variable " + text(feature, "variable");
            case "override" -> {
                String who = text(feature, "changed_by");
                yield ", set %s%s"
                        .formatted(
                                Quantities.ago(feature.path("changed_at"), now),
                                who.isEmpty() ? "" : " by " + who);
            }
            default -> " by default";
        };
    }

    private String calls(JsonNode page) {
        long all = page.path("data").size();
        // Beyond a page they are not read: a glance need not count them.
        boolean more = page.path("next").isString();
        if (all == 0) {
            return "none " + span(page);
        }
        Map<String, Long> failed = by(page.path("data"), "outcome");
        failed.remove(GOOD);
        long failures = failed.values().stream().mapToLong(Long::longValue).sum();
        String of = more ? " of the latest " + number(all) : "";
        return number(all)
                + (more ? " or more " : " ")
                + span(page)
                + "; "
                + (failures == 0
                        ? "none" + of + " failed"
                        : lines.warning(number(failures) + of + " failed")
                                + ": "
                                + Quantities.numbers(failed));
    }

    /** Less than what was asked for where the server does not remember as much. */
    private String span(JsonNode page) {
        try {
            Instant since = Instant.parse(page.path("complete_since").asString(""));
            Duration known = Duration.between(since, now);
            return known.compareTo(RouterQuery.RECENT) < 0
                    ? "in the last " + Quantities.span(known)
                    : "in the last minute";
        } catch (DateTimeException _) {
            return "in the last minute";
        }
    }

    private static Map<String, Long> by(JsonNode items, String field) {
        return items.valueStream()
                .collect(
                        Collectors.groupingBy(
                                item -> item.path(field).asString("unknown"),
                                TreeMap::new,
                                Collectors.counting()));
    }

    private static String text(JsonNode json, String field) {
        return Printable.line(json.path(field).asString(""));
    }
}
