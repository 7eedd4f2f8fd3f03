package dev.switchboard.router.server;

import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.protocol.ParameterHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A snapshot of the primitives of all sources. Of two with one name it holds the first and logs the
 * other. Immutable.
 */
final class Offered {

    private static final Logger log = LoggerFactory.getLogger(Offered.class);

    private final Map<String, OfferedTool> tools = new HashMap<>();
    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, ResourceTemplate> templates = new HashMap<>();
    private final Map<String, Prompt> prompts = new HashMap<>();
    private final List<PrimitiveSource> sources;
    private final NavigableMap<String, ObjectNode> listedTools;
    private final NavigableMap<String, ObjectNode> listedResources;
    private final NavigableMap<String, ObjectNode> listedTemplates;
    private final NavigableMap<String, ObjectNode> listedPrompts;

    /** A tool, and which of its arguments clients repeat in headers. */
    record OfferedTool(Tool tool, ParameterHeaders headers) {}

    Offered(List<PrimitiveSource> sources) {
        this.sources = sources;
        for (PrimitiveSource source : sources) {
            source.tools().forEach(this::add);
            add("resource", resources, source.resources(), Resource::uri);
            add(
                    "resource template",
                    templates,
                    source.resourceTemplates(),
                    template -> template.uriTemplate().toString());
            add("prompt", prompts, source.prompts(), Prompt::name);
        }
        listedTools = listed(tools, offered -> offered.tool().definition());
        listedResources = listed(resources, Resource::definition);
        listedTemplates = listed(templates, ResourceTemplate::definition);
        listedPrompts = listed(prompts, Prompt::definition);
    }

    /** Clients would leave out a tool whose headers cannot be, and so do we. */
    private void add(Tool tool) {
        try {
            OfferedTool offered = new OfferedTool(tool, tool.headers());
            add("tool", tools, List.of(offered), it -> it.tool().name());
        } catch (IllegalArgumentException e) {
            log.warn("the tool {} is not registered: {}", tool.name(), e.getMessage());
        }
    }

    private static <T> void add(
            String what, Map<String, T> all, List<T> added, Function<T, String> name) {
        Consumer<T> add =
                it -> {
                    if (all.putIfAbsent(name.apply(it), it) != null) {
                        log.warn("duplicate {} named {}: not registered", what, name.apply(it));
                    }
                };
        added.forEach(add);
    }

    private static <T> NavigableMap<String, ObjectNode> listed(
            Map<String, T> all, Function<T, ObjectNode> definition) {
        NavigableMap<String, ObjectNode> listed = new TreeMap<>();
        all.forEach((name, it) -> listed.put(name, definition.apply(it)));
        return listed;
    }

    @Nullable OfferedTool tool(String name) {
        return tools.get(name);
    }

    @Nullable Resource resource(String uri) {
        return resources.get(uri);
    }

    @Nullable ResourceTemplate template(String uriTemplate) {
        return templates.get(uriTemplate);
    }

    /** Those that may match an address. */
    List<ResourceTemplate> templatesFor(String uri) {
        return templates.values().stream()
                .filter(template -> template.uriTemplate().match(uri).isPresent())
                .toList();
    }

    /** Whether there is, or may be, a resource of that address. */
    boolean mayHave(String uri) {
        return resources.containsKey(uri)
                || !templatesFor(uri).isEmpty()
                || sources.stream().anyMatch(source -> source.mayHave(uri));
    }

    /** Reads a resource that is not listed; empty if there is none. */
    Optional<ReadResourceResult> readUnlisted(String uri, RequestContext context)
            throws InterruptedException {
        for (PrimitiveSource source : sources) {
            if (source.mayHave(uri)) {
                return source.read(uri, context);
            }
        }
        return Optional.empty();
    }

    @Nullable Prompt prompt(String name) {
        return prompts.get(name);
    }

    NavigableMap<String, ObjectNode> listedTools() {
        return listedTools;
    }

    NavigableMap<String, ObjectNode> listedResources() {
        return listedResources;
    }

    NavigableMap<String, ObjectNode> listedTemplates() {
        return listedTemplates;
    }

    NavigableMap<String, ObjectNode> listedPrompts() {
        return listedPrompts;
    }
}
