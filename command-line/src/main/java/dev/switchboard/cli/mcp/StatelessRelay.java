package dev.switchboard.cli.mcp;

import dev.switchboard.cli.mcp.ClientMessage.Request;
import dev.switchboard.cli.mcp.RequestOutcome.Broken;
import dev.switchboard.cli.mcp.RequestOutcome.NoSession;
import dev.switchboard.cli.mcp.RequestOutcome.NotReached;
import dev.switchboard.cli.mcp.RequestOutcome.Responded;
import dev.switchboard.cli.mcp.RequestOutcome.Withdrawn;
import dev.switchboard.client.rest.NoAnswer;
import dev.switchboard.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Passes on requests that stand for themselves, with the headers that repeat what is in them (MCP
 * 2026-07-28, Streamable HTTP, Request Metadata). Thread-safe.
 */
final class StatelessRelay {

    private static final int HEADER_MISMATCH = -32020;

    /** More pages of tools than this are not asked for. */
    private static final int MOST_PAGES = 100;

    private final McpEndpoint endpoint;
    private final Exchange exchange;
    private final MessageWriter out;
    private final KnownTools tools = new KnownTools();

    StatelessRelay(McpEndpoint endpoint, MessageWriter out) {
        this.endpoint = endpoint;
        this.exchange = new Exchange(endpoint);
        this.out = out;
    }

    /** Sends a request, and sees to its response. */
    void relay(RequestUnderWay underWay) throws InterruptedException {
        Request request = underWay.request();
        RequestOutcome outcome = send(underWay);
        if (isMismatch(outcome) && request.method().equals(Methods.CALL_TOOL)) {
            Map<String, String> before = tools.headersOf(request);
            learnTools(request);
            if (!tools.headersOf(request).equals(before)) {
                outcome = send(underWay);
            }
        }
        if (outcome instanceof Broken && request.isRepeatable() && !underWay.isBegun()) {
            outcome = send(underWay);
        }
        finish(underWay, outcome);
    }

    private RequestOutcome send(RequestUnderWay underWay) throws InterruptedException {
        Request request = underWay.request();
        return exchange.post(request.line(), request.id(), headers(request), underWay::pass);
    }

    private static boolean isMismatch(RequestOutcome outcome) {
        return outcome instanceof Responded(ServerMessage response, _)
                && response.isError(HEADER_MISMATCH);
    }

    private void finish(RequestUnderWay underWay, RequestOutcome outcome) {
        switch (outcome) {
            case Responded(ServerMessage response, _) -> {
                if (underWay.request().method().equals(Methods.LIST_TOOLS)) {
                    tools.learn(response.json());
                }
                underWay.respond(response);
            }
            case Broken broken when underWay.request().isListening() && underWay.isBegun() ->
                    tellEnd(underWay, broken.why());
            case Broken broken -> underWay.fail(unknown(underWay.request(), broken.why()));
            case NotReached nobody -> underWay.fail(endpoint.inWords(nobody.why()));
            case NoSession() -> underWay.fail(endpoint.foreign(404));
            case Withdrawn() -> underWay.fail(endpoint.foreign(202));
        }
    }

    private String unknown(Request request, NoAnswer why) {
        return endpoint.inWords(why)
                + (request.isRepeatable() || request.isListening()
                        ? ""
                        : "; whether the request was carried out is unknown");
    }

    /** On stdio no stream breaks that the client could see, so that it must be told. */
    private void tellEnd(RequestUnderWay underWay, NoAnswer why) {
        ObjectNode cancelled =
                Json.MAPPER
                        .createObjectNode()
                        .put("jsonrpc", "2.0")
                        .put("method", Methods.CANCELLED);
        ObjectNode params = cancelled.putObject("params");
        params.set("requestId", underWay.id());
        params.put("reason", endpoint.inWords(why) + "; listen again to hear of changes");
        underWay.respond(ServerMessage.of(cancelled));
    }

    /** Asks for all tools in the name of a call. */
    private void learnTools(Request call) throws InterruptedException {
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Request list = listOf(call, cursor);
            RequestOutcome outcome = exchange.post(list.line(), list.id(), headers(list), _ -> {});
            if (!(outcome instanceof Responded(ServerMessage response, _))) {
                return;
            }
            tools.learn(response.json());
            JsonNode next = response.json().path("result").path("nextCursor");
            if (!next.isString()) {
                return;
            }
            cursor = next.asString();
        }
        out.complain("there are more tools than are looked at");
    }

    private static Request listOf(Request call, @Nullable String cursor) {
        ObjectNode list = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        list.put("id", "switchboard-tools").put("method", Methods.LIST_TOOLS);
        ObjectNode params = list.putObject("params");
        params.set("_meta", call.params().path("_meta"));
        if (cursor != null) {
            params.put("cursor", cursor);
        }
        return new Request(list.toString(), list.path("id"), Methods.LIST_TOOLS, params);
    }

    private Map<String, String> headers(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        String version = request.version();
        if (version != null) {
            putPlain(headers, "MCP-Protocol-Version", version);
        }
        putPlain(headers, "Mcp-Method", request.method());
        String field = Methods.NAMED.get(request.method());
        if (field != null && request.params().path(field).isString()) {
            headers.put("Mcp-Name", HeaderValue.encoded(request.params().path(field).asString()));
        }
        if (request.method().equals(Methods.CALL_TOOL)) {
            headers.putAll(tools.headersOf(request));
        }
        return headers;
    }

    /** What no header can say is left to the server to complain of. */
    private static void putPlain(Map<String, String> headers, String name, String value) {
        if (HeaderValue.isPlain(value)) {
            headers.put(name, value);
        }
    }
}
