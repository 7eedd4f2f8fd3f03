package dev.switchboard.bench.measured;

import dev.switchboard.bench.message.Stamp;
import dev.switchboard.bench.message.Wording;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends messages to a broker over STOMP, on a connection of its own. One thread. */
final class StompFeed implements UpdateFeed {

    private final HttpClient http;
    private final WebSocket socket;
    private final String destination;

    private StompFeed(HttpClient http, WebSocket socket, String destination) {
        this.http = http;
        this.socket = socket;
        this.destination = destination;
    }

    /** Connects as RabbitMQ's first user. */
    static StompFeed connect(SubscriberEndpoint endpoint) throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        CountDownLatch connected = new CountDownLatch(1);
        try {
            WebSocket socket =
                    http.newWebSocketBuilder()
                            .subprotocols("v12.stomp")
                            .buildAsync(
                                    URI.create(
                                            "ws://127.0.0.1:" + endpoint.port() + endpoint.path()),
                                    new FirstAnswer(connected))
                            .join();
            say(
                    socket,
                    """
                    CONNECT
                    accept-version:1.2
                    host:/
                    login:guest
                    passcode:guest
                    heart-beat:0,0

                    \0\
                    """);
            if (!connected.await(10, TimeUnit.SECONDS)) {
                throw new IOException("the broker does not answer");
            }
            return new StompFeed(http, socket, endpoint.destination());
        } catch (CompletionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private record FirstAnswer(CountDownLatch connected) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence text, boolean last) {
            connected.countDown();
            from.request(1);
            return null;
        }
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void send(UpdateSeries feed) throws IOException {
        try {
            feed.send(1, this::send);
        } catch (Exception e) { // what the feed's outlet declares
            throw new IOException(e);
        }
    }

    private void send(Stamp stamp) {
        String body = Wording.body(stamp.contractId(0), stamp.sequence());
        say(
                socket,
                "SEND\ndestination:%s\ncontent-type:application/json\n\n%s\0"
                        .formatted(destination, body));
    }

    private static void say(WebSocket socket, String frame) {
        socket.sendText(frame, true).join();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
