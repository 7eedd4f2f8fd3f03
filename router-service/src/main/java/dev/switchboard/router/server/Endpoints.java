package dev.switchboard.router.server;

import java.util.Optional;

/** Which server answers at which path. Thread-safe. */
public interface Endpoints {

    /**
     * The server at a path.
     *
     * @param path what follows {@code /mcp}: empty, or such as {@code /servers/files}
     * @return empty if there is none; the same server as before if there is still one
     */
    Optional<McpServer> at(String path);

    /** No more changes are reported to anybody. */
    void closeChanges();

    /** One server at the empty path. */
    static Endpoints only(McpServer server) {
        return new Endpoints() {
            @Override
            public Optional<McpServer> at(String path) {
                return path.isEmpty() ? Optional.of(server) : Optional.empty();
            }

            @Override
            public void closeChanges() {
                server.changes().close();
            }
        };
    }
}
