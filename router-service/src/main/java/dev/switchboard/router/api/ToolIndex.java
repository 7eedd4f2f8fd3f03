package dev.switchboard.router.api;

import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.routing.RoutedTools;
import dev.switchboard.router.routing.ServerTool;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tools of all sources, from memory, as the MCP endpoint lists them; made anew only when there
 * are others. Thread-safe.
 */
final class ToolIndex {

    /** What the router offers itself. */
    private final List<PrimitiveSource> sources;

    private final RoutedTools routed;
    private volatile Snapshot last = new Snapshot(List.of(), Collections.emptyNavigableMap());

    /**
     * @param tools of which the index is
     */
    private record Snapshot(List<Tool> tools, NavigableMap<String, IndexedTool> byName) {

        @SuppressWarnings("ReferenceEquality") // another definition is another object
        boolean isOf(List<Tool> others) {
            if (tools.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < tools.size(); i++) {
                if (tools.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    ToolIndex(List<PrimitiveSource> sources, RoutedTools routed) {
        this.sources = List.copyOf(sources);
        this.routed = routed;
    }

    /** Those that there are now, by name; not to be changed. */
    NavigableMap<String, IndexedTool> byName() {
        Collection<ServerTool> ofServers = routed.byName().values();
        List<Tool> tools =
                Stream.concat(
                                sources.stream().flatMap(source -> source.tools().stream()),
                                ofServers.stream().map(ServerTool::tool))
                        .toList();
        Snapshot now = last;
        if (!now.isOf(tools)) {
            now = new Snapshot(tools, index(tools, ofServers));
            last = now;
        }
        return now.byName();
    }

    private static NavigableMap<String, IndexedTool> index(
            List<Tool> tools, Collection<ServerTool> ofServers) {
        IdentityHashMap<Tool, ServerTool> servers = new IdentityHashMap<>();
        ofServers.forEach(it -> servers.put(it.tool(), it));
        NavigableMap<String, IndexedTool> byName = new TreeMap<>();
        for (Tool tool : tools) {
            if (isCallable(tool)) {
                ServerTool found = servers.get(tool);
                byName.putIfAbsent(
                        tool.name(),
                        found == null
                                ? IndexedTool.of(tool, ServerRequest.OWN, tool.name())
                                : IndexedTool.of(
                                        tool, found.server().value(), found.originalName()));
            }
        }
        return Collections.unmodifiableNavigableMap(byName);
    }

    /** The MCP endpoint leaves out tools whose headers cannot be. */
    private static boolean isCallable(Tool tool) {
        try {
            tool.headers();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
