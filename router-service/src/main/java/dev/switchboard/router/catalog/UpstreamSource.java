package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamListener;

/** Makes the client of a server. Thread-safe. */
@FunctionalInterface
interface UpstreamSource {

    /**
     * One that is not connected yet; to be closed.
     *
     * @throws IllegalArgumentException if there can be no connection to such a server
     */
    Upstream of(ServerConfiguration server, UpstreamListener listener);
}
