package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An MCP server on standard streams, a process of its own, that behaves as tests want it. Its tools
 * do what their names say; {@code modes} say how it begins.
 */
public final class ChildServer {

    private final List<String> modes;
    private final ChildSubscriptions subscriptions = new ChildSubscriptions(this::line);
    private final AtomicInteger changes = new AtomicInteger();
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private ChildServer(List<String> modes) {
        this.modes = modes;
    }

    /**
     * How to start one.
     *
     * @param modes {@code stateless}: revision 2026-07-28; {@code fragile}: ends when it is probed;
     *     {@code silent}: does not answer when it is probed; {@code noisy}: writes other lines,
     *     too; {@code changing}: tells of changes
     */
    public static StdioCommand command(String... modes) {
        return command(Map.of(), modes);
    }

    /** The same with variables of the environment. */
    public static StdioCommand command(Map<String, String> environment, String... modes) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ChildServer.class.getName()));
        arguments.addAll(List.of(modes));
        return new StdioCommand(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                arguments,
                environment,
                Optional.empty());
    }

    static void main(String[] modes) throws IOException {
        new ChildServer(List.of(modes)).serve();
    }

    private void serve() throws IOException {
        System.err.println("child server " + modes);
        if (modes.contains("noisy")) {
            out.println("starting up, this is no JSON");
            out.println("{\"jsonrpc\": \"2.0\", \"id\": 99, \"result\": {}}");
            out.println("[]");
        }
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode message = Json.MAPPER.readTree(line);
            if (message.path("method").asString("").equals("notifications/cancelled")) {
                subscriptions.cancelled(message);
            }
            if (message.has("id") && message.has("method")) {
                Thread.startVirtualThread(() -> answer(message));
            }
        }
    }

    private void answer(JsonNode request) {
        switch (request.path("method").asString()) {
            case "server/discover" -> discover(request);
            case "initialize" -> initialize(request);
            case "subscriptions/listen" -> subscriptions.begin(request);
            case "tools/list" -> result(request, tools());
            case "tools/call" -> call(request);
            case "resources/list" ->
                    result(
                            request,
                            """
                            {"resources": [{"uri": "test://one", "name": "one"},
                            {"uri": "test://empty", "name": "empty"}]}\
                            """);
            case "resources/read" -> read(request);
            case "prompts/list" ->
                    result(
                            request,
                            """
                            {"prompts": [{"name": "greet", "arguments": [{"name": "who"}]}]}\
                            """);
            case "prompts/get" ->
                    result(
                            request,
                            """
                            {"messages": [{"role": "user", "content": {"type": "text",
                            "text": "Hello %s"}}]}\
                            """
                                    .formatted(request.at("/params/arguments/who").asString("")));
            default -> error(request, -32601, "Method not found");
        }
    }

    private void discover(JsonNode request) {
        if (modes.contains("fragile")) {
            Runtime.getRuntime().halt(3);
        }
        if (modes.contains("stateless")) {
            result(
                    request,
                    """
                    {"resultType": "complete", "supportedVersions": ["2026-07-28"],
                    "capabilities": {"tools": {"listChanged": %1$s}, "resources": {"subscribe": %1$s},
                    "prompts": {}}}\
                    """
                            .formatted(modes.contains("changing")));
        } else if (!modes.contains("silent")) {
            error(request, -32601, "Method not found");
        }
    }

    private void initialize(JsonNode request) {
        if (modes.contains("stateless")) {
            error(request, -32022, "Unsupported protocol version");
        } else {
            result(
                    request,
                    """
                    {"protocolVersion": "2025-06-18",
                    "capabilities": {"tools": {"listChanged": true}, "resources": {}, "prompts": {}},
                    "serverInfo": {"name": "child", "version": "1"}}\
                    """);
        }
    }

    private String tools() {
        StringBuilder tools = new StringBuilder("{\"tools\": [");
        for (String name :
                List.of(
                        "echo",
                        "slow",
                        "hang",
                        "crash",
                        "huge",
                        "garbage",
                        "wrong_id",
                        "fork",
                        "change",
                        "environment",
                        "change_me",
                        "fail")) {
            tools.append(tools.charAt(tools.length() - 1) == '[' ? "" : ",")
                    .append(
                            """
                            {"name": "%s", "inputSchema": {"type": "object"},
                            "description": "%s",
                            "annotations": {"readOnlyHint": %s}}\
                            """
                                    .formatted(
                                            name,
                                            name.equals("change_me")
                                                    ? description()
                                                    : "a tool without change",
                                            name.equals("echo")));
        }
        return tools.append("]}").toString();
    }

    /** Another after each change, also of a process that was started again. */
    private String description() {
        return changes.get() == 0
                ? "never changed"
                : "change %d of %d".formatted(changes.get(), ProcessHandle.current().pid());
    }

    private void call(JsonNode request) {
        JsonNode arguments = request.at("/params/arguments");
        switch (request.at("/params/name").asString()) {
            case "echo" -> text(request, arguments.path("text").asString(""));
            case "environment" -> text(request, String.join(" ", System.getenv().keySet()));
            case "slow" -> {
                progress(request, 1);
                progress(request, 2);
                text(request, "done");
            }
            case "change" -> {
                subscriptions.change();
                text(request, Integer.toString(subscriptions.resources()));
            }
            case "end", "cancel" -> {
                subscriptions.end(request.at("/params/name").asString().equals("cancel"));
                text(request, "ended");
            }
            case "hang" -> System.err.println("hanging");
            case "crash" -> Runtime.getRuntime().halt(7);
            case "huge" -> text(request, "x".repeat(arguments.path("size").asInt(1)));
            case "garbage" -> {
                line("{\"jsonrpc\": \"2.0\", \"id\": " + request.path("id") + ", \"result\": ");
                line("[[[[");
                text(request, "after garbage");
            }
            case "wrong_id" -> {
                line("{\"jsonrpc\": \"2.0\", \"id\": 4711, \"result\": {}}");
                text(request, "after a wrong id");
            }
            case "fork" -> text(request, Grandchild.fork());
            case "change_me" -> {
                changes.incrementAndGet();
                line(
                        "{\"jsonrpc\": \"2.0\","
                                + " \"method\": \"notifications/tools/list_changed\"}");
                text(request, "changed");
            }
            case "fail" -> error(request, -32099, "it fails");
            default -> error(request, -32602, "Unknown tool");
        }
    }

    private void read(JsonNode request) {
        String uri = request.at("/params/uri").asString("");
        if (uri.endsWith("empty")) {
            result(request, "{\"contents\": []}");
        } else if (uri.startsWith("test://")) {
            result(
                    request,
                    """
                    {"contents": [{"uri": "%s", "text": "of %s"}]}\
                    """
                            .formatted(uri, uri));
        } else {
            error(request, -32002, "Resource not found");
        }
    }

    private void progress(JsonNode request, int progress) {
        JsonNode token = request.at("/params/_meta/progressToken");
        if (!token.isMissingNode()) {
            line(
                    """
                    {"jsonrpc": "2.0", "method": "notifications/progress", "params":
                    {"progressToken": %s, "progress": %d, "total": 2}}\
                    """
                            .formatted(token, progress)
                            .replace("\n", " "));
        }
    }

    private void text(JsonNode request, String text) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        result(request, result.toString());
    }

    private void result(JsonNode request, String result) {
        line(
                "{\"result\": %s, \"jsonrpc\": \"2.0\", \"id\": %s}"
                        .formatted(result.replace("\n", " "), request.path("id")));
    }

    private void error(JsonNode request, int code, String message) {
        line(
                "{\"jsonrpc\": \"2.0\", \"id\": %s, \"error\": {\"code\": %d, \"message\": \"%s\"}}"
                        .formatted(request.path("id"), code, message));
    }

    private synchronized void line(String line) {
        out.println(line);
        out.flush();
    }
}
