package dev.switchboard.model.flag;

import java.util.Arrays;
import java.util.Optional;

/** Every feature flag there is. A flag is declared here and nowhere else, and gates something. */
public enum FeatureFlag {
    ROUTER_SERVICES(
            "router",
            true,
            "all that the router serves: its REST API, /mcp and /sse; not /features"),
    MCP_GATEWAY("router", true, "the MCP endpoints /mcp and /sse"),
    CONTRACT_TOOLS("router", true, "the MCP tools, resources and prompts for contracts");

    private static final String PREFIX = "FEATURE_";

    private final String owner;
    private final boolean onByDefault;
    private final String gates;

    FeatureFlag(String owner, boolean onByDefault, String gates) {
        this.owner = owner;
        this.onByDefault = onByDefault;
        this.gates = gates;
    }

    /** The flag of that name, in upper case as it is declared. */
    public static Optional<FeatureFlag> named(String name) {
        return Arrays.stream(values()).filter(flag -> flag.name().equals(name)).findFirst();
    }

    /** The service whose flag it is. */
    public String owner() {
        return owner;
    }

    /** What holds where nobody has said anything. */
    public boolean isOnByDefault() {
        return onByDefault;
    }

    /** What is not there while it is off. */
    public String gates() {
        return gates;
    }

    /** The environment variable that, where it is set, rules over all else. */
    public String variable() {
        return PREFIX + name();
    }
}
