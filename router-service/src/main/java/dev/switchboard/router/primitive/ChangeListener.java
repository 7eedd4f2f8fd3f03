package dev.switchboard.router.primitive;

/** Receives the changes that clients can watch. Any thread; never blocks. */
public interface ChangeListener {

    /** The resource of that address has changed. */
    void resourceUpdated(String uri);

    /** The list of resources has changed. */
    void resourcesChanged();

    /** The list of tools has changed. */
    void toolsChanged();

    /** The list of prompts has changed. */
    void promptsChanged();

    /** All lists have changed at once. */
    default void listsChanged() {
        toolsChanged();
        promptsChanged();
        resourcesChanged();
    }
}
