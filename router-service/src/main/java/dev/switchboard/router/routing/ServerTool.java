package dev.switchboard.router.routing;

import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.upstream.ServerName;

/**
 * A tool of another server as it appears here.
 *
 * @param tool under the name under which it appears
 * @param originalName at its server
 */
public record ServerTool(Tool tool, ServerName server, String originalName) {}
