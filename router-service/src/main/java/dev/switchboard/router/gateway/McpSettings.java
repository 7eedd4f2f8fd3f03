package dev.switchboard.router.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the MCP endpoint takes.
 *
 * @param bodyLimit the largest message
 * @param requests how many requests are served at once; 0: 64 a core
 */
@ConfigurationProperties(prefix = "switchboard.mcp", ignoreUnknownFields = false)
record McpSettings(@DefaultValue("1MB") DataSize bodyLimit, @DefaultValue("0") int requests) {

    private static final int REQUESTS_A_CORE = 64;

    McpSettings {
        if (bodyLimit.toBytes() < 1 || bodyLimit.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "switchboard.mcp.body-limit must be more than 0 and less than 2 GB");
        }
        if (requests < 0) {
            throw new IllegalArgumentException("switchboard.mcp.requests must not be negative");
        }
        requests =
                requests == 0
                        ? REQUESTS_A_CORE * Runtime.getRuntime().availableProcessors()
                        : requests;
    }
}
