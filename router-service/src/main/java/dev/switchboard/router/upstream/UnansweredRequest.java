package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What a caller is told of a request that its server did not answer. */
final class UnansweredRequest {

    private UnansweredRequest() {}

    /** The error, whose data tell programs whether the request may have taken effect, and why. */
    static McpException failure(ServerName server, String why, Kind kind) {
        boolean isUnknown = !kind.hasNoEffect();
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("server", server.value())
                .put("outcome", isUnknown ? "unknown" : "not_sent")
                .put("reason", kind.name().toLowerCase(Locale.ROOT));
        return new McpException(
                        ErrorCode.INTERNAL_ERROR,
                        "the server %s did not answer: %s%s"
                                .formatted(
                                        server,
                                        why,
                                        isUnknown ? "; the request may have taken effect" : ""),
                        data)
                .inAnswer();
    }
}
