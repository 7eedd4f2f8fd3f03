package dev.switchboard.cli.rest;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks one server what it says of itself. Thread-safe; a call waits for the answer. */
public final class QueryClient implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final HttpCalls calls;
    private final ServerUrl server;

    public QueryClient(ServerUrl server) {
        this(server, ANSWER_TIMEOUT);
    }

    QueryClient(ServerUrl server, Duration patience) {
        this.calls = new HttpCalls(server, patience);
        this.server = server;
    }

    /**
     * The state of the system.
     *
     * @throws IOException with words for people, when nothing answers or it is no Switchboard
     */
    public JsonNode system() throws IOException, InterruptedException {
        Reply reply = ask("contracts", "status");
        if (reply.status() / 100 == 4 || !reply.body().path("contracts").isObject()) {
            throw new IOException(reply.inWords());
        }
        return reply.body();
    }

    /**
     * What is at a path, whatever its status: who is not ready says so in JSON as well.
     *
     * @return empty where there is nothing, or no JSON
     * @throws IOException with words for people, when nothing answers
     */
    public Optional<JsonNode> find(String... path) throws IOException, InterruptedException {
        Reply reply = ask(path);
        return reply.status() / 100 == 4
                ? Optional.empty()
                : Optional.of(reply.body()).filter(JsonNode::isObject);
    }

    private Reply ask(String... path) throws IOException, InterruptedException {
        return calls.send(
                HttpRequest.newBuilder(server.at(path))
                        .header("Accept", "application/json")
                        .build());
    }

    @Override
    public void close() {
        calls.close();
    }
}
