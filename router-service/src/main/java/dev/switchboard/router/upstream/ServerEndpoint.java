package dev.switchboard.router.upstream;

import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.util.Locale;
import java.util.Set;

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
     * @param legacy whether it is the HTTP+SSE transport of revision 2024-11-05
     * @param headers sent with each request; their values are secrets
     * @param anyAddress whether its address may be one that is not public, even if no setting
     *     allows it: only where an administrator has named the server
     */
    record Http(OutboundUrl url, boolean legacy, Headers headers, boolean anyAddress)
            implements ServerEndpoint {

        private static final Set<String> OF_THE_TRANSPORT =
                Set.of("accept", "content-type", "last-event-id");
        private static final String OF_THE_PROTOCOL = "mcp-";

        /**
         * @throws IllegalArgumentException when a header is one that the transport sets itself
         */
        public Http {
            check(headers);
        }

        /**
         * Checks the headers of a server.
         *
         * @throws IllegalArgumentException when one is set by the transport itself
         */
        public static void check(Headers headers) {
            for (Headers.Field field : headers.fields()) {
                String name = field.name().toLowerCase(Locale.ROOT);
                if (OF_THE_TRANSPORT.contains(name) || name.startsWith(OF_THE_PROTOCOL)) {
                    throw new IllegalArgumentException(
                            "The header %s is set by the router itself.".formatted(field.name()));
                }
            }
        }

        @Override
        public String transport() {
            return legacy ? "sse" : "streamable-http";
        }
    }
}
