package dev.switchboard.broadcast.resume;

import dev.switchboard.model.contract.Location;
import dev.switchboard.testkit.client.TextListener;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of {@code /ws} that keeps what it is told in short. Thread-safe. */
final class CrowdMember extends TextListener {

    private static final Pattern TYPE = Pattern.compile("\\{\"type\":\"(\\w+)\"");
    private static final Pattern UPDATE =
            Pattern.compile("\"contract_id\":\"([^\"]+)\".*\"id\":\"([^\"]+)\"");

    private final Location location;
    private final Map<String, List<String>> updates = new HashMap<>();
    private final List<String> others = new ArrayList<>();
    private int count;
    private boolean live;

    CrowdMember(Location location) {
        this.location = location;
    }

    /** Where the contracts are that it follows. */
    Location location() {
        return location;
    }

    /** The message ids of each contract's updates, in the order in which they came. */
    synchronized Map<String, List<String>> updates() {
        return Map.copyOf(updates);
    }

    /** How many updates came. */
    synchronized int count() {
        return count;
    }

    /** All other messages but heart-beats, as they came, and how its connection ended. */
    synchronized List<String> others() {
        return List.copyOf(others);
    }

    /** Whether a replay was completed. */
    synchronized boolean isLive() {
        return live;
    }

    @Override
    protected synchronized void received(String message) {
        Matcher type = TYPE.matcher(message);
        Matcher update = UPDATE.matcher(message);
        String kind = type.lookingAt() ? type.group(1) : "";
        if (kind.equals("contract_update") && update.find()) {
            updates.computeIfAbsent(update.group(1), _ -> new ArrayList<>()).add(update.group(2));
            count++;
        } else if (!kind.equals("heartbeat")) {
            others.add(message);
            live |= kind.equals("replay_complete");
        }
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(
            WebSocket from, int code, String reason) {
        others.add("closed with " + code);
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable error) {
        others.add("failed with " + error);
    }
}
