package dev.switchboard.testkit.client;

import java.net.URI;

/** A server on this machine, as clients need to know it. */
public interface LocalServer {

    int port();

    /** An address on it, such as {@code ws://127.0.0.1:8080/ws} for {@code ws} and {@code /ws}. */
    default URI uri(String scheme, String pathAndQuery) {
        return URI.create(scheme + "://127.0.0.1:" + port() + pathAndQuery);
    }
}
