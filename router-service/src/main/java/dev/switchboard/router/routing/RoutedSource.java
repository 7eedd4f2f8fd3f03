package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogListener;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerListing;
import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.upstream.ServerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offers what all servers of the catalog offer. Thread-safe. */
final class RoutedSource implements PrimitiveSource {

    private final Catalog catalog;
    private final RoutedTools tools;

    RoutedSource(Catalog catalog, RoutedTools tools) {
        this.catalog = catalog;
        this.tools = tools;
    }

    @Override
    public List<Tool> tools() {
        return tools.byName().values().stream().map(ServerTool::tool).toList();
    }

    @Override
    public List<Prompt> prompts() {
        List<Prompt> prompts = new ArrayList<>();
        ExposedNames.of(catalog.listings(), DefinitionKind.PROMPT)
                .forEach((name, prompt) -> prompts.add(new RoutedPrompt(name, prompt)));
        return prompts;
    }

    @Override
    public List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        for (ServerListing listing : catalog.listings()) {
            listing.of(DefinitionKind.RESOURCE)
                    .forEach(it -> resources.add(new RoutedResource(listing.server(), it)));
        }
        return resources;
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        List<ResourceTemplate> templates = new ArrayList<>();
        for (ServerListing listing : catalog.listings()) {
            listing.of(DefinitionKind.RESOURCE_TEMPLATE)
                    .forEach(it -> templates.add(new RoutedResourceTemplate(listing.server(), it)));
        }
        return templates;
    }

    @Override
    public boolean mayHave(String uri) {
        return ExposedUris.locate(uri).flatMap(it -> catalog.listing(it.server())).isPresent();
    }

    @Override
    public Optional<ReadResourceResult> read(String uri, RequestContext context)
            throws InterruptedException {
        Optional<ExposedUris.Located> located = ExposedUris.locate(uri);
        Optional<ServerListing> listing = located.flatMap(it -> catalog.listing(it.server()));
        if (located.isEmpty() || listing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ResourceReads.read(listing.get().server(), located.get().uri(), context));
    }

    @Override
    public void announceTo(ChangeListener listener) {
        catalog.addListener(
                new CatalogListener() {
                    @Override
                    public void listingsChanged(Set<DefinitionKind> kinds) {
                        if (kinds.contains(DefinitionKind.TOOL)) {
                            listener.toolsChanged();
                        }
                        if (kinds.contains(DefinitionKind.PROMPT)) {
                            listener.promptsChanged();
                        }
                        if (kinds.contains(DefinitionKind.RESOURCE)
                                || kinds.contains(DefinitionKind.RESOURCE_TEMPLATE)) {
                            listener.resourcesChanged();
                        }
                    }

                    @Override
                    public void resourceUpdated(ServerName server, String uri) {
                        listener.resourceUpdated(ExposedUris.expose(server, uri));
                    }
                });
    }
}
