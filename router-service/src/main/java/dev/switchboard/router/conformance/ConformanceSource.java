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

/** Offers the fixtures of the conformance suite, the same ones in both eras. Thread-safe. */
final class ConformanceSource implements PrimitiveSource {

    private final ChangingList<Tool> tools;
    private final ChangingList<Prompt> prompts;
    private volatile @Nullable ChangeListener listener;

    ConformanceSource() {
        prompts = new ChangingList<>(Prompts.all(), Prompts.changing());
        tools =
                new ChangingList<>(
                        always(this::changeTools, this::changePrompts), ChangeTools.tool());
    }

    private static List<Tool> always(Runnable changeTools, Runnable changePrompts) {
        return Stream.of(
                        ContentTools.all(),
                        SchemaTools.all(),
                        StreamTools.all(),
                        ElicitationTools.all(),
                        InputRequiredTools.all(),
                        ChangeTools.all(changeTools, changePrompts))
                .<Tool>flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Tool> tools() {
        return tools.now();
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
        return prompts.now();
    }

    @Override
    public void announceTo(ChangeListener to) {
        listener = to;
    }

    private void changeTools() {
        tools.change();
        announce(ChangeListener::toolsChanged);
    }

    private void changePrompts() {
        prompts.change();
        announce(ChangeListener::promptsChanged);
    }

    private void announce(Consumer<ChangeListener> change) {
        ChangeListener to = listener;
        if (to != null) {
            change.accept(to);
        }
    }
}
