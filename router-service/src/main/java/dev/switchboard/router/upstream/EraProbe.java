package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds out the era of a server by asking what only those of the stateless era know (MCP
 * 2026-07-28, Versioning, Backward Compatibility).
 */
final class EraProbe {

    /** Errors that only servers of the stateless era answer with. */
    private static final Set<Integer> STATELESS_ERRORS =
            Set.of(
                    ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code(),
                    ErrorCode.MISSING_CLIENT_CAPABILITY.code(),
                    ErrorCode.HEADER_MISMATCH.code());

    private final Exchanges exchanges;
    private final Duration patience;
    private final ObjectNode capabilities;

    /**
     * @param patience how long the server may take to answer
     * @param capabilities what the client is able to do
     */
    EraProbe(Exchanges exchanges, Duration patience, ObjectNode capabilities) {
        this.exchanges = exchanges;
        this.patience = patience;
        this.capabilities = capabilities;
    }

    /**
     * Asks the server.
     *
     * @return a connection; empty if the server is of the session-based era: it knows nothing of
     *     the other, or no revision of it that the router knows
     * @throws ChannelException when there is no answer, which says nothing of the era, or when the
     *     server speaks no revision that the router does
     */
    Optional<StatelessConnection> ask() throws ChannelException, InterruptedException {
        try {
            return Optional.of(open(ProtocolVersion.LATEST));
        } catch (McpException e) {
            return isStateless(e) ? askAgain(e) : Optional.empty();
        } catch (ChannelException e) {
            return unlessNoEvidence(e);
        }
    }

    /** Once, even with the version that was refused: some servers take it then. */
    private Optional<StatelessConnection> askAgain(McpException first)
            throws ChannelException, InterruptedException {
        List<String> theirs = supported(first);
        Optional<String> common =
                ProtocolVersion.STATELESS.stream().filter(theirs::contains).findFirst();
        if (common.isPresent()) {
            try {
                return Optional.of(open(common.get()));
            } catch (McpException e) {
                throw refused(e);
            } catch (ChannelException e) {
                return unlessNoEvidence(e);
            }
        }
        if (ProtocolVersion.SESSION_BASED.stream().anyMatch(theirs::contains)) {
            return Optional.empty();
        }
        throw refused(first);
    }

    private StatelessConnection open(String version) throws ChannelException, InterruptedException {
        return StatelessConnection.open(exchanges, patience, version, capabilities);
    }

    /** A server that speaks no revision of ours must say which it does. */
    private static boolean isStateless(McpException e) {
        return STATELESS_ERRORS.contains(e.code())
                && (e.code() != ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code()
                        || !supported(e).isEmpty());
    }

    private static List<String> supported(McpException e) {
        JsonNode data = e.data() == null ? MissingNode.getInstance() : e.data();
        return data.path("supported")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    private static Optional<StatelessConnection> unlessNoEvidence(ChannelException e)
            throws ChannelException {
        if (e.kind() == Kind.UNSUPPORTED || e.kind() == Kind.UNREADABLE) {
            return Optional.empty();
        }
        throw e;
    }

    private static ChannelException refused(McpException e) {
        List<String> theirs = supported(e);
        return new ChannelException(
                Kind.UNREADABLE,
                theirs.isEmpty()
                        ? "it refuses the handshake: " + e.message()
                        : "it speaks the revisions %s, the router %s"
                                .formatted(theirs, ProtocolVersion.STATELESS));
    }
}
