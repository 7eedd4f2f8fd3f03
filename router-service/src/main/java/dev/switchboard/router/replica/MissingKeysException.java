package dev.switchboard.router.replica;

/** This replica has a URL for others, but no keys that it shares with them. */
final class MissingKeysException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingKeysException() {
        super(
                "ROUTER_INTERNAL_URL is set, and MCP_STATE_KEYS is not: replicas know each other by"
                        + " these keys, so set the same ones for all, such as what"
                        + " \"openssl rand -base64 32\" prints");
    }
}
