package dev.switchboard.router.contracts;

import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.Tool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Offers contracts: tools to send, read and watch them, resources that are live, and prompts. */
final class ContractSource implements PrimitiveSource, AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final BooleanSupplier enabled;
    private final List<Tool> tools;
    private final List<Resource> resources;
    private final List<ResourceTemplate> templates;
    private final List<Prompt> prompts;
    private final UpdateAnnouncer announcer;
    private volatile @Nullable ChangeListener listener;

    /**
     * @param enabled whether there is anything to offer now
     */
    ContractSource(
            ContractAccess contracts,
            RouterSettings settings,
            Clock clock,
            BooleanSupplier enabled) {
        this.enabled = enabled;
        ContractQueries queries = new ContractQueries(contracts, settings.patience());
        ContractCompletions completions = new ContractCompletions(queries);
        this.tools =
                List.of(
                        new ContractsSubmit(contracts, clock),
                        new ContractsStatus(queries),
                        new ContractsHistory(queries),
                        new ContractsWatch(contracts, settings.watches()));
        this.resources = List.of(new LatestResource(queries));
        this.templates =
                List.of(
                        ContractResource.latest(queries, completions),
                        ContractResource.history(queries, completions),
                        new LocationResource(queries, completions));
        this.prompts =
                List.of(
                        new ContractReport(queries, completions),
                        new SiteReport(queries, completions));
        this.announcer = new UpdateAnnouncer(contracts, PAUSE);
    }

    @Override
    public List<Tool> tools() {
        return offered(tools);
    }

    @Override
    public List<Resource> resources() {
        return offered(resources);
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return offered(templates);
    }

    @Override
    public List<Prompt> prompts() {
        return offered(prompts);
    }

    private <T> List<T> offered(List<T> all) {
        return enabled.getAsBoolean() ? all : List.of();
    }

    @Override
    public void announceTo(ChangeListener to) {
        listener = to;
        announcer.announceTo(to);
    }

    /** There may be something else to offer than before. */
    void offeredChanged() {
        ChangeListener told = listener;
        if (told != null) {
            told.toolsChanged();
            told.resourcesChanged();
            told.promptsChanged();
        }
    }

    @Override
    public void watched(String uri) {
        if (enabled.getAsBoolean()) {
            announcer.watched(uri);
        }
    }

    @Override
    public void unwatched(String uri) {
        announcer.unwatched(uri);
    }

    @Override
    public void close() {
        announcer.close();
    }
}
