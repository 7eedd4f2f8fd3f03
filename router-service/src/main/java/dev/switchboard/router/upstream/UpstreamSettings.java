package dev.switchboard.router.upstream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of connections to MCP servers.
 *
 * @param limits of each server
 */
@ConfigurationProperties(prefix = "switchboard.upstream", ignoreUnknownFields = false)
public record UpstreamSettings(@DefaultValue UpstreamLimits limits) {}
