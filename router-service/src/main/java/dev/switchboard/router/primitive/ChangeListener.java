package dev.switchboard.router.primitive;

/** Is told of changes that clients may want to know. Any thread; never blocks. */
public interface ChangeListener {

    /** The resource of that address is not what it was. */
    void resourceUpdated(String uri);

    /** There are more resources than before, or fewer. */
    void resourcesChanged();

    /** There are other tools than before. */
    void toolsChanged();

    /** There are other prompts than before. */
    void promptsChanged();
}
