package dev.switchboard.testkit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A client of server-sent events, such as those of {@code /events}. It reads all the time. */
public final class EventClient implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String COMPLETE = "the stream ended";

    private final HttpResponse<InputStream> response;
    private final Inbox<Event> inbox = new Inbox<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private EventClient(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** Reads an answer, whatever its status. */
    public static EventClient of(HttpResponse<InputStream> response) {
        EventClient client = new EventClient(response);
        Thread.ofVirtual().start(client::read);
        return client;
    }

    /**
     * Connects to {@code /events} over HTTP/1.1; the answer must be a stream.
     *
     * @param query such as {@code ?replay=latest}; may be empty
     * @param headers names and values in turn
     */
    public static EventClient open(LocalServer server, String query, String... headers) {
        return openAt(server, "/events" + query, headers);
    }

    public static EventClient openAt(LocalServer server, String pathAndQuery, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("http", pathAndQuery));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                String body = new String(response.body().readAllBytes(), UTF_8);
                throw new AssertionError(response.statusCode() + " " + body);
            }
            return of(response);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no answer", e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    inbox.add(Event.parse(block));
                    block.clear();
                } else {
                    block.add(line);
                }
            }
            end(COMPLETE);
        } catch (IOException e) {
            end("the stream broke: " + e);
        }
    }

    private void end(String how) {
        inbox.end(how);
        ended.complete(how);
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event of that type; those before it stay. */
    public Event next(String type) {
        return inbox.take(event -> event.is(type));
    }

    /** The next event that has data; those before it stay. */
    public Event next() {
        return inbox.take(event -> event.data() != null);
    }

    /** The next that is so; those before it stay. */
    public Event next(Predicate<Event> wanted) {
        return inbox.take(wanted);
    }

    /** Everything up to the next event of that type that has a type. */
    public List<Event> until(String type) {
        return inbox.takeUntil(event -> event.is(type)).stream()
                .filter(event -> event.name() != null)
                .toList();
    }

    /** The JSON objects in what is left until the stream ends. */
    public List<JsonNode> rest() {
        String how = end();
        if (!how.equals(COMPLETE)) {
            throw new AssertionError(how);
        }
        return inbox.takeAll().stream()
                .filter(event -> Objects.toString(event.data(), "").startsWith("{"))
                .map(Event::json)
                .toList();
    }

    /** Waits until the stream has ended; how it did. */
    public String end() {
        return ended.orTimeout(2, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
