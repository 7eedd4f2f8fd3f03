package dev.switchboard.router.contracts;

import dev.switchboard.router.primitive.ChangeListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down which addresses are told. */
final class Announced implements ChangeListener {

    private final List<String> uris = new CopyOnWriteArrayList<>();

    List<String> uris() {
        return List.copyOf(uris);
    }

    /** What was told since the last time this was asked. */
    List<String> news() {
        List<String> news = List.copyOf(uris);
        uris.clear();
        return news;
    }

    @Override
    public void resourceUpdated(String uri) {
        uris.add(uri);
    }

    @Override
    public void resourcesChanged() {
        throw new AssertionError("there are as many resources as before");
    }

    @Override
    public void toolsChanged() {
        throw new AssertionError("the tools are the same");
    }

    @Override
    public void promptsChanged() {
        throw new AssertionError("the prompts are the same");
    }
}
