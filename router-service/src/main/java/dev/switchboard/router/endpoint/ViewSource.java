package dev.switchboard.router.endpoint;

import static java.util.Comparator.comparing;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogListener;
import dev.switchboard.router.catalog.NameFilter;
import dev.switchboard.router.catalog.View;
import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a view chooses of another source. Those that it renames come first, so that of two with one
 * name the one that was named on purpose is offered. Thread-safe.
 */
final class ViewSource implements PrimitiveSource {

    private final Catalog catalog;
    private final ServerName name;
    private final PrimitiveSource source;
    private final Predicate<View> included;

    /**
     * @param included whether the view has anything of the source
     */
    ViewSource(Catalog catalog, ServerName name, PrimitiveSource source, Predicate<View> included) {
        this.catalog = catalog;
        this.name = name;
        this.source = source;
        this.included = included;
    }

    private Optional<View> view() {
        return catalog.view(name).filter(included);
    }

    @Override
    public List<Tool> tools() {
        return view().map(View::tools)
                .map(filter ->
                        source.tools().stream()
                                .filter(tool -> filter.chooses(tool.name()))
                                .map(tool -> renamed(filter, tool))
                                .sorted(comparing(tool -> !(tool instanceof RenamedTool)))
                                .toList())
                .orElse(List.of());
    }

    private static Tool renamed(NameFilter filter, Tool tool) {
        String renamed = filter.renamed(tool.name());
        return renamed.equals(tool.name()) ? tool : new RenamedTool(renamed, tool);
    }

    @Override
    public List<Prompt> prompts() {
        return view().map(View::prompts)
                .map(filter ->
                        source.prompts().stream()
                                .filter(prompt -> filter.chooses(prompt.name()))
                                .map(prompt -> renamed(filter, prompt))
                                .sorted(comparing(it -> !(it instanceof RenamedPrompt)))
                                .toList())
                .orElse(List.of());
    }

    private static Prompt renamed(NameFilter filter, Prompt prompt) {
        String renamed = filter.renamed(prompt.name());
        return renamed.equals(prompt.name()) ? prompt : new RenamedPrompt(renamed, prompt);
    }

    @Override
    public List<Resource> resources() {
        return view().map(View::resources)
                .map(filter ->
                        source.resources().stream()
                                .filter(resource -> filter.chooses(resource.uri()))
                                .toList())
                .orElse(List.of());
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return view().map(View::resources)
                .map(filter ->
                        source.resourceTemplates().stream()
                                .filter(template ->
                                        filter.chooses(template.uriTemplate().toString()))
                                .toList())
                .orElse(List.of());
    }

    @Override
    public boolean mayHave(String uri) {
        return shows(uri) && source.mayHave(uri);
    }

    private boolean shows(String uri) {
        return view().map(View::resources).map(filter -> filter.chooses(uri)).orElse(false);
    }

    @Override
    public Optional<ReadResourceResult> read(String uri, RequestContext context)
            throws InterruptedException {
        return shows(uri) ? source.read(uri, context) : Optional.empty();
    }

    @Override
    public void announceTo(ChangeListener listener) {
        source.announceTo(listener);
        catalog.addListener(
                new CatalogListener() {
                    @Override
                    public void viewChanged(ServerName view) {
                        if (view.key().equals(name.key())) {
                            listener.toolsChanged();
                            listener.promptsChanged();
                            listener.resourcesChanged();
                        }
                    }
                });
    }

    @Override
    public void watched(String uri) {
        if (shows(uri)) {
            source.watched(uri);
        }
    }

    @Override
    public void unwatched(String uri) {
        source.unwatched(uri);
    }
}
