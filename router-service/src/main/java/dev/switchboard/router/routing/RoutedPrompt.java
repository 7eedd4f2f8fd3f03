package dev.switchboard.router.routing;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.routing.ExposedNames.Located;
import dev.switchboard.router.upstream.Upstream;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A prompt of another server. Thread-safe. */
final class RoutedPrompt implements Prompt {

    private final String name;
    private final String original;
    private final Exposure exposure;
    private final Upstream server;
    private final ObjectNode definition;

    /**
     * @param name under which it appears
     */
    RoutedPrompt(String name, Located prompt, Exposure exposure) {
        this.exposure = exposure;
        this.name = name;
        this.original = prompt.definition().name();
        this.server = prompt.listing().server();
        this.definition = prompt.definition().json().deepCopy();
        this.definition.put("name", name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public ObjectNode get(Map<String, String> arguments, RequestContext context)
            throws InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode().put("name", original);
        ObjectNode given = params.putObject("arguments");
        arguments.forEach(given::put);
        ObjectNode result =
                Requests.send(
                        server,
                        "prompts/get",
                        params,
                        ParameterHeaders.NONE,
                        original,
                        true,
                        context);
        result.path("messages")
                .forEach(message -> exposure.exposeIn(server.name(), message.path("content")));
        return Requests.cleaned(result);
    }

    @Override
    public Completion complete(String argument, String value, Map<String, String> others)
            throws InterruptedException {
        ObjectNode reference =
                Json.MAPPER.createObjectNode().put("type", "ref/prompt").put("name", original);
        return Completions.ask(server, reference, argument, value, others);
    }
}
