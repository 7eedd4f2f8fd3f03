package dev.switchboard.checker.wire;

import dev.switchboard.checker.wish.Replay;
import dev.switchboard.checker.wish.Slow;
import dev.switchboard.checker.wish.Wish;
import dev.switchboard.model.contract.Json;
import dev.switchboard.model.contract.Location;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wish as {@code /ws} and SSE take it. */
final class Query {

    private Query() {}

    /** The query with its question mark; empty when nothing is asked for. */
    static String of(Wish wish, @Nullable String since) {
        List<String> parts = new ArrayList<>();
        wish.interest().contracts().forEach(id -> parts.add(part("contract_id", id)));
        wish.interest().locations().forEach(at -> parts.add(part("location", at.label())));
        if (wish.replay() != Replay.NONE) {
            parts.add(part("replay", wish.replay().label()));
        }
        if (wish.replay() == Replay.HISTORY) {
            parts.add(part("limit", Integer.toString(wish.limit())));
        }
        if (since != null) {
            parts.add(part("since", since));
        }
        if (wish.slow() != Slow.CONFLATE) {
            parts.add(part("slow", wish.slow().label()));
        }
        if (wish.maxRate() > 0) {
            parts.add(part("max-rate", Integer.toString(wish.maxRate())));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** The same as a command to {@code /ws}. */
    static String command(Wish wish, @Nullable String since) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("type", "subscribe");
        command.put("contract_ids", wish.interest().contracts());
        command.put(
                "locations", wish.interest().locations().stream().map(Location::label).toList());
        command.put("replay", wish.replay().label());
        command.put("limit", wish.limit());
        command.put("slow", wish.slow().label());
        if (since != null) {
            command.put("since", since);
        }
        if (wish.maxRate() > 0) {
            command.put("max_rate", wish.maxRate());
        }
        return Json.MAPPER.writeValueAsString(command);
    }

    private static String part(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
