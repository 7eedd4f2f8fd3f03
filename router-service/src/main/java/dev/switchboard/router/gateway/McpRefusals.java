package dev.switchboard.router.gateway;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcResponse;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.service.web.problem.ErrorBody;

/** Answers MCP requests that were refused before the endpoint with an error response without id. */
final class McpRefusals implements ErrorBody {

    @Override
    public boolean isFor(String path) {
        return path.equals(GatewayConfiguration.PATH) || path.equals(GatewayConfiguration.SSE_PATH);
    }

    @Override
    public String mediaType() {
        return MediaTypes.JSON;
    }

    @Override
    public byte[] of(Problem problem) {
        return Json.MAPPER.writeValueAsBytes(
                JsonRpcResponse.error(
                        null, new McpException(ErrorCode.INVALID_REQUEST, problem.detail())));
    }
}
