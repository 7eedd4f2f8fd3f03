package dev.switchboard.router.upstream;

/**
 * A server as somebody has registered it.
 *
 * @param enabled whether it is used
 * @param stateful whether callers must not share a connection, as the server keeps state of its own
 *     for each
 */
public record ServerConfiguration(
        ServerName name, ServerEndpoint endpoint, boolean enabled, boolean stateful) {}
