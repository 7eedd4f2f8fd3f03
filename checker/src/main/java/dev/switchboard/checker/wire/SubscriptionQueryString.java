package dev.switchboard.checker.wire;

import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subscription as {@code /ws} and SSE take it. */
final class SubscriptionQueryString {

    private SubscriptionQueryString() {}

    /** The query with its question mark; empty when nothing is asked for. */
    static String of(RequestedSubscription requested, @Nullable String since) {
        List<String> parts = new ArrayList<>();
        requested.interest().contracts().forEach(id -> parts.add(part("contract_id", id)));
        requested.interest().locations().forEach(at -> parts.add(part("location", at.label())));
        if (requested.replay() != RequestedReplay.NONE) {
            parts.add(part("replay", requested.replay().label()));
        }
        if (requested.replay() == RequestedReplay.HISTORY) {
            parts.add(part("limit", Integer.toString(requested.limit())));
        }
        if (since != null) {
            parts.add(part("since", since));
        }
        if (requested.slow() != RequestedSlowPolicy.CONFLATE) {
            parts.add(part("slow", requested.slow().label()));
        }
        if (requested.maxRate() > 0) {
            parts.add(part("max-rate", Integer.toString(requested.maxRate())));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** The same as a command to {@code /ws}. */
    static String command(RequestedSubscription requested, @Nullable String since) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("type", "subscribe");
        command.put("contract_ids", requested.interest().contracts());
        command.put(
                "locations",
                requested.interest().locations().stream().map(Location::label).toList());
        command.put("replay", requested.replay().label());
        command.put("limit", requested.limit());
        command.put("slow", requested.slow().label());
        if (since != null) {
            command.put("since", since);
        }
        if (requested.maxRate() > 0) {
            command.put("max_rate", requested.maxRate());
        }
        return Json.MAPPER.writeValueAsString(command);
    }

    private static String part(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
