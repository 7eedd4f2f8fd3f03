package dev.switchboard.router.endpoint;

import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.RequestContext;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A prompt under another name. */
record RenamedPrompt(String name, Prompt prompt) implements Prompt {

    @Override
    public ObjectNode definition() {
        return prompt.definition().deepCopy().put("name", name);
    }

    @Override
    public ObjectNode get(Map<String, String> arguments, RequestContext context)
            throws InterruptedException {
        return prompt.get(arguments, context);
    }

    @Override
    public Completion complete(String argument, String value, Map<String, String> others)
            throws InterruptedException {
        return prompt.complete(argument, value, others);
    }
}
