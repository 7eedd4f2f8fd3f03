package dev.switchboard.router.gateway;

import dev.switchboard.router.encryption.EncryptionKeys;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the MCP endpoint.
 *
 * @param bodyLimit the largest message
 * @param bodyMemory the memory for the bodies of all running requests; one beyond it is refused
 *     with 503
 * @param requests the limit of concurrent requests, streams of changes not counted
 * @param streams the limit of concurrent streams of changes
 * @param streamsOfOne the same for one caller, identified by credentials, or by address without
 * @param sessions the limit of concurrent sessions; beyond it a new one ends the one idle longest
 * @param sessionsOfOne the same for one caller, identified by credentials, or by address without
 * @param sessionIdle after which time without use a session ends
 * @param keepAlive how long an answer may take before its client is sent a keep-alive, and how
 *     often from then on
 * @param allowedHosts names under which this server is reached besides its own, without ports; only
 *     asked for where it listens on loopback alone
 * @param stateKeys the keys that encrypt request states and what replicas tell each other of
 *     callers, each 32 bytes as Base64, the current one first; if there is none, a random one at
 *     each start
 */
@ConfigurationProperties(prefix = "switchboard.mcp", ignoreUnknownFields = false)
record McpSettings(
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("64MB") DataSize bodyMemory,
        @DefaultValue("4096") int requests,
        @DefaultValue("10000") int streams,
        @DefaultValue("1000") int streamsOfOne,
        @DefaultValue("10000") int sessions,
        @DefaultValue("1000") int sessionsOfOne,
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("2s") Duration keepAlive,
        @DefaultValue({}) List<String> allowedHosts,
        @DefaultValue({}) List<String> stateKeys) {

    private static final String STATE_KEYS = "switchboard.mcp.state-keys";

    McpSettings {
        if (bodyLimit.toBytes() < 1 || bodyLimit.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "switchboard.mcp.body-limit must be more than 0 and less than 2 GB");
        }
        if (bodyMemory.compareTo(bodyLimit) < 0) {
            throw new IllegalArgumentException(
                    "switchboard.mcp.body-memory must not be less than body-limit");
        }
        positive(requests, "requests");
        positive(streams, "streams");
        positive(streamsOfOne, "streams-of-one");
        positive(sessions, "sessions");
        positive(sessionsOfOne, "sessions-of-one");
        positive(sessionIdle, "session-idle");
        positive(keepAlive, "keep-alive");
        allowedHosts = List.copyOf(allowedHosts);
        stateKeys = stateKeys.stream().filter(key -> !key.isBlank()).toList();
        if (!stateKeys.isEmpty()) {
            EncryptionKeys.of(stateKeys, STATE_KEYS);
        }
    }

    /** Those that encrypt states. */
    EncryptionKeys encryptionKeys() {
        return stateKeys.isEmpty()
                ? EncryptionKeys.ofThisProcess()
                : EncryptionKeys.of(stateKeys, STATE_KEYS);
    }

    private static void positive(int value, String name) {
        positive(value > 0, name);
    }

    private static void positive(Duration value, String name) {
        positive(value.isPositive(), name);
    }

    private static void positive(boolean is, String name) {
        if (!is) {
            throw new IllegalArgumentException(
                    "switchboard.mcp.%s must be more than 0".formatted(name));
        }
    }
}
