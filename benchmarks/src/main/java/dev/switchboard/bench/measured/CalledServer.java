package dev.switchboard.bench.measured;

import dev.switchboard.bench.call.ToolTarget;
import dev.switchboard.bench.process.Cost;

/**
 * A server whose tool is called.
 *
 * @param port where it listens
 * @param cost what its process has used
 * @param target the tool
 * @param keepsSessions whether a call in the session-based era must name a session
 */
public record CalledServer(int port, Cost cost, ToolTarget target, boolean keepsSessions) {}
