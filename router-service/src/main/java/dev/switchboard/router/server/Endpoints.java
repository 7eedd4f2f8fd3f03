package dev.switchboard.router.server;

import java.util.Optional;
import java.util.function.Consumer;

/** Which server answers at which path. Thread-safe. */
public interface Endpoints {

    /**
     * The server at a path.
     *
     * @param path what follows {@code /mcp}: empty, or such as {@code /servers/files}
     * @return empty if there is none; the same server as before unless that was removed
     */
    Optional<McpServer> at(String path);

    /**
     * Reports each server that is removed, because its view or the server behind it is: {@link #at}
     * does not return it any more, and its watches have ended.
     *
     * @param listener called by any thread; must not block
     */
    void onRemoval(Consumer<McpServer> listener);

    /** No more changes are reported to anybody. */
    void closeChanges();

    /** One server at the empty path. */
    static Endpoints only(McpServer server) {
        return new Endpoints() {
            @Override
            public Optional<McpServer> at(String path) {
                return path.isEmpty() ? Optional.of(server) : Optional.empty();
            }

            // It is never removed.
            @Override
            public void onRemoval(Consumer<McpServer> listener) {}

            @Override
            public void closeChanges() {
                server.changes().close();
            }
        };
    }
}
