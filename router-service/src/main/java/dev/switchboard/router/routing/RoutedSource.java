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
import dev.switchboard.router.routing.Exposure.LocatedUri;
import dev.switchboard.router.upstream.ServerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Offers what servers offer. Thread-safe. */
public final class RoutedSource implements PrimitiveSource {

    private final Catalog catalog;
    private final Exposure exposure;
    private final WatchedUris watched;

    private RoutedSource(Catalog catalog, Exposure exposure) {
        this.catalog = catalog;
        this.exposure = exposure;
        this.watched = new WatchedUris(exposure);
    }

    /**
     * Several servers, under names that begin with theirs.
     *
     * @param included whether a server appears
     */
    public static RoutedSource ofMany(Catalog catalog, Predicate<ServerName> included) {
        return new RoutedSource(catalog, new ManyServers(catalog, included));
    }

    /** One server, as it is. */
    public static RoutedSource ofOne(Catalog catalog, ServerName name) {
        return new RoutedSource(catalog, new OneServer(catalog, name));
    }

    @Override
    public List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        exposure.names(DefinitionKind.TOOL)
                .forEach((name, tool) -> tools.add(new RoutedTool(name, tool, exposure)));
        return tools;
    }

    @Override
    public List<Prompt> prompts() {
        List<Prompt> prompts = new ArrayList<>();
        exposure.names(DefinitionKind.PROMPT)
                .forEach((name, prompt) -> prompts.add(new RoutedPrompt(name, prompt, exposure)));
        return prompts;
    }

    @Override
    public List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        for (ServerListing listing : exposure.listings()) {
            listing.of(DefinitionKind.RESOURCE)
                    .forEach(it ->
                            resources.add(new RoutedResource(listing.server(), it, exposure)));
        }
        return resources;
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        List<ResourceTemplate> templates = new ArrayList<>();
        for (ServerListing listing : exposure.listings()) {
            listing.of(DefinitionKind.RESOURCE_TEMPLATE)
                    .forEach(it ->
                            templates.add(
                                    new RoutedResourceTemplate(listing.server(), it, exposure)));
        }
        return templates;
    }

    @Override
    public boolean mayHave(String uri) {
        return exposure.locate(uri).isPresent();
    }

    @Override
    public Optional<ReadResourceResult> read(String uri, RequestContext context)
            throws InterruptedException {
        Optional<LocatedUri> located = exposure.locate(uri);
        if (located.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ResourceReads.readUnlisted(
                        located.get().listing().server(), located.get().uri(), exposure, context));
    }

    @Override
    public void watched(String uri) {
        watched.add(uri);
    }

    @Override
    public void unwatched(String uri) {
        watched.remove(uri);
    }

    @Override
    public void announceTo(ChangeListener listener) {
        catalog.addListener(new Announcement(this, listener));
    }

    @Override
    public void announceNoMoreTo(ChangeListener listener) {
        catalog.removeListener(new Announcement(this, listener));
    }

    /** Announces changes of the catalog; a record, so that its equal can be removed. */
    private record Announcement(RoutedSource source, ChangeListener listener)
            implements CatalogListener {

        @Override
        public void listingsChanged(Set<DefinitionKind> kinds) {
            source.watched.serversChanged();
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
            Exposure exposure = source.exposure;
            if (exposure.listings().stream().anyMatch(it -> it.server().name().equals(server))) {
                listener.resourceUpdated(exposure.expose(server, uri));
            }
        }
    }
}
