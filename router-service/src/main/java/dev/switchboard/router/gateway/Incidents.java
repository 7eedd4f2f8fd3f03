package dev.switchboard.router.gateway;

import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unexpected errors of this server: the caller gets an incident id, under which the log has the
 * stack trace.
 */
final class Incidents {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private Incidents() {}

    static McpException of(RuntimeException failure) {
        String incident = UUID.randomUUID().toString();
        log.error("incident {}: a request to the MCP endpoint", incident, failure);
        return new McpException(
                ErrorCode.INTERNAL_ERROR,
                "an unexpected error; the log has it as incident " + incident);
    }
}
