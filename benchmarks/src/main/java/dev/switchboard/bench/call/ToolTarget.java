package dev.switchboard.bench.call;

/**
 * Where a tool is called.
 *
 * @param path of the MCP endpoint
 * @param tool its name there
 */
public record ToolTarget(String path, String tool) {

    /** The tool of the servers that are compared, at their own endpoint. */
    public static final ToolTarget DIRECT = new ToolTarget("/mcp", "test_simple_text");

    /** The same tool at another endpoint. */
    public static ToolTarget at(String path) {
        return new ToolTarget(path, DIRECT.tool);
    }

    static ToolTarget of(String word) {
        int end = word.indexOf('@');
        return new ToolTarget(word.substring(end + 1), word.substring(0, end));
    }

    /** As it stands in lines between processes. */
    String word() {
        return tool + "@" + path;
    }
}
