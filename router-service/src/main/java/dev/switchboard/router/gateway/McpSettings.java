package dev.switchboard.router.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the MCP endpoint takes.
 *
 * @param bodyLimit the largest message
 */
@ConfigurationProperties(prefix = "switchboard.mcp", ignoreUnknownFields = false)
record McpSettings(@DefaultValue("4MB") DataSize bodyLimit) {}
