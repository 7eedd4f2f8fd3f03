package dev.switchboard.router.endpoint;

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
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a view chooses of all sources. Of two with one name the one that was named on purpose is
 * offered, whichever source it is of. Thread-safe.
 */
final class ViewSource implements PrimitiveSource {

    private final Catalog catalog;
    private final ServerName name;
    private final List<Part> parts;

    /**
     * A source of which a view chooses.
     *
     * @param included whether a view has anything of it
     */
    record Part(PrimitiveSource source, Predicate<View> included) {}

    /**
     * @param parts before others those whose names win
     */
    ViewSource(Catalog catalog, ServerName name, List<Part> parts) {
        this.catalog = catalog;
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    private Stream<PrimitiveSource> sources(View view) {
        return parts.stream().filter(part -> part.included().test(view)).map(Part::source);
    }

    private <T> List<T> chosen(
            Function<View, NameFilter> kind,
            Function<PrimitiveSource, List<T>> listed,
            Function<T, String> name,
            Function<NameFilter, Function<T, T>> renamed) {
        Optional<View> view = catalog.view(this.name);
        if (view.isEmpty()) {
            return List.of();
        }
        NameFilter filter = kind.apply(view.get());
        return sources(view.get())
                .flatMap(source -> listed.apply(source).stream())
                .filter(it -> filter.chooses(name.apply(it)))
                .map(renamed.apply(filter))
                .toList();
    }

    private static <T> List<T> withoutReplaced(
            List<T> chosen, Class<? extends T> renamed, Function<T, String> name) {
        Set<String> given =
                chosen.stream().filter(renamed::isInstance).map(name).collect(Collectors.toSet());
        return chosen.stream()
                .filter(it -> renamed.isInstance(it) || !given.contains(name.apply(it)))
                .toList();
    }

    @Override
    public List<Tool> tools() {
        return withoutReplaced(
                chosen(
                        View::tools,
                        PrimitiveSource::tools,
                        Tool::name,
                        filter -> tool -> renamed(filter, tool)),
                RenamedTool.class,
                Tool::name);
    }

    private static Tool renamed(NameFilter filter, Tool tool) {
        String renamed = filter.renamed(tool.name());
        return renamed.equals(tool.name()) ? tool : new RenamedTool(renamed, tool);
    }

    @Override
    public List<Prompt> prompts() {
        return withoutReplaced(
                chosen(
                        View::prompts,
                        PrimitiveSource::prompts,
                        Prompt::name,
                        filter -> prompt -> renamed(filter, prompt)),
                RenamedPrompt.class,
                Prompt::name);
    }

    private static Prompt renamed(NameFilter filter, Prompt prompt) {
        String renamed = filter.renamed(prompt.name());
        return renamed.equals(prompt.name()) ? prompt : new RenamedPrompt(renamed, prompt);
    }

    @Override
    public List<Resource> resources() {
        return chosen(
                View::resources,
                PrimitiveSource::resources,
                Resource::uri,
                _ -> Function.identity());
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return chosen(
                View::resources,
                PrimitiveSource::resourceTemplates,
                template -> template.uriTemplate().toString(),
                _ -> Function.identity());
    }

    /** The sources of which the view shows that address. */
    private Stream<PrimitiveSource> showing(String uri) {
        return catalog.view(name)
                .filter(view -> view.resources().chooses(uri))
                .map(this::sources)
                .orElse(Stream.empty());
    }

    @Override
    public boolean mayHave(String uri) {
        return showing(uri).anyMatch(source -> source.mayHave(uri));
    }

    @Override
    public Optional<ReadResourceResult> read(String uri, RequestContext context)
            throws InterruptedException {
        Optional<PrimitiveSource> source = showing(uri).filter(it -> it.mayHave(uri)).findFirst();
        return source.isPresent() ? source.get().read(uri, context) : Optional.empty();
    }

    @Override
    public void announceTo(ChangeListener listener) {
        parts.forEach(part -> part.source().announceTo(listener));
        catalog.addListener(new Announcement(name, listener));
    }

    @Override
    public void announceNoMoreTo(ChangeListener listener) {
        parts.forEach(part -> part.source().announceNoMoreTo(listener));
        catalog.removeListener(new Announcement(name, listener));
    }

    /** Announces changes of the view; a record, so that its equal can be removed. */
    private record Announcement(ServerName name, ChangeListener listener)
            implements CatalogListener {

        @Override
        public void viewChanged(ServerName view) {
            if (view.key().equals(name.key())) {
                listener.listsChanged();
            }
        }
    }

    @Override
    public void watched(String uri) {
        showing(uri).forEach(source -> source.watched(uri));
    }

    @Override
    public void unwatched(String uri) {
        parts.forEach(part -> part.source().unwatched(uri));
    }
}
