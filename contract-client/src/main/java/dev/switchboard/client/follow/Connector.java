package dev.switchboard.client.follow;

import dev.switchboard.client.rest.Addresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Connects to {@code /ws}. Thread-safe.
 *
 * @param feed the address without what is asked for
 * @param headers that every handshake bears
 */
public record Connector(
        HttpClient http, URI feed, Map<String, String> headers, FollowSettings settings) {

    public Connector {
        headers = Map.copyOf(headers);
    }

    /** Where it connects to, without the query. */
    String address() {
        return Addresses.withoutSecrets(feed.toString());
    }

    CompletableFuture<WebSocket> connect(URI uri, FeedSocket socket) {
        WebSocket.Builder builder =
                http.newWebSocketBuilder().connectTimeout(settings.connecting());
        headers.forEach(builder::header);
        return builder.buildAsync(uri, socket);
    }
}
