package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.net.URI;
import java.util.Map;

/** How a server is reached. */
public sealed interface ServerEndpoint {

    /** As descriptions name it. */
    String transport();

    /** A child process of the router. */
    record Stdio(StdioCommand command) implements ServerEndpoint {
        @Override
        public String transport() {
            return "stdio";
        }
    }

    /**
     * A server at an address.
     *
     * @param url without user and fragment
     * @param legacy whether it is the HTTP+SSE transport of revision 2024-11-05
     * @param headers sent with each request, by name; their values are secrets
     */
    record Http(URI url, boolean legacy, Map<String, String> headers) implements ServerEndpoint {

        public Http {
            headers = Map.copyOf(headers);
        }

        @Override
        public String transport() {
            return legacy ? "sse" : "streamable-http";
        }

        /** Without the values of headers. */
        @Override
        public String toString() {
            return "Http[url=%s, legacy=%s, headers=%s]".formatted(url, legacy, headers.keySet());
        }
    }
}
