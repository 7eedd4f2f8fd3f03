package dev.switchboard.router.conformance;

import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.Tool;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers the fixtures of the conformance suite, the same ones in both eras. */
final class ConformanceSource implements PrimitiveSource {

    private final List<Tool> tools =
            Stream.of(
                            ContentTools.all(),
                            SchemaTools.all(),
                            StreamTools.all(),
                            ElicitationTools.all(),
                            InputRequiredTools.all(),
                            ChangeTools.all(this::announce))
                    .<Tool>flatMap(List::stream)
                    .toList();
    private volatile @Nullable ChangeListener listener;

    @Override
    public List<Tool> tools() {
        return tools;
    }

    @Override
    public List<Resource> resources() {
        return Resources.listed();
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return Resources.templates();
    }

    @Override
    public List<Prompt> prompts() {
        return Prompts.all();
    }

    @Override
    public void announceTo(ChangeListener to) {
        listener = to;
    }

    private void announce(Consumer<ChangeListener> change) {
        ChangeListener to = listener;
        if (to != null) {
            change.accept(to);
        }
    }
}
