package dev.switchboard.router.endpoint;

import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import tools.jackson.databind.node.ObjectNode;

/** A tool under another name. */
record RenamedTool(String name, Tool tool) implements Tool {

    @Override
    public ObjectNode definition() {
        return tool.definition().deepCopy().put("name", name);
    }

    @Override
    public CallToolResult call(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        return tool.call(arguments, context);
    }
}
