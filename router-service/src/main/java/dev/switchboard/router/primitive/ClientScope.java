package dev.switchboard.router.primitive;

import java.util.HashMap;
import java.util.Map;

/** The time in which a client and what is held for it belong together: a session. Thread-safe. */
public final class ClientScope {

    private final String id;
    private final Map<String, Runnable> atEnd = new HashMap<>();
    private boolean ended;

    /**
     * @param id unique in this process
     */
    public ClientScope(String id) {
        this.id = id;
    }

    /** Unique in this process. */
    public String id() {
        return id;
    }

    /**
     * Does something when the client leaves, or at once if it has left.
     *
     * @param key of what is to be done: the last of those with the same key is done
     */
    public void onEnd(String key, Runnable action) {
        synchronized (this) {
            if (!ended) {
                atEnd.put(key, action);
                return;
            }
        }
        action.run();
    }

    /** The client has left. */
    public void end() {
        Map<String, Runnable> actions;
        synchronized (this) {
            ended = true;
            actions = Map.copyOf(atEnd);
            atEnd.clear();
        }
        actions.values().forEach(Runnable::run);
    }
}
