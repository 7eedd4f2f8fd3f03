package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import java.util.List;
import java.util.Map;

/**
 * Which paths are there only while flags are on, each with all below it. {@code /features} is not
 * among them: what is off must be turned on again.
 */
final class GatedPaths {

    /** The widest flag first: it is the one that a refusal names. */
    static final Map<String, List<FeatureFlag>> ALL =
            Map.of(
                    "/servers", List.of(FeatureFlag.ROUTER_SERVICES),
                    "/tools", List.of(FeatureFlag.ROUTER_SERVICES),
                    "/views", List.of(FeatureFlag.ROUTER_SERVICES),
                    "/mcp", List.of(FeatureFlag.ROUTER_SERVICES, FeatureFlag.MCP_GATEWAY),
                    "/sse", List.of(FeatureFlag.ROUTER_SERVICES, FeatureFlag.MCP_GATEWAY));

    private GatedPaths() {}
}
