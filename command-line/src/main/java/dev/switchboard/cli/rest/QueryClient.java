package dev.switchboard.cli.rest;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.contract.MalformedJsonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks one server what it says of itself. Thread-safe; a call waits for the answer. */
public final class QueryClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final ServerUrl server;

    public QueryClient(ServerUrl server) {
        this.server = server;
    }

    /**
     * What is at a path, whatever its status: who is not ready says so in JSON as well.
     *
     * @return empty where there is nothing, or no JSON
     * @throws IOException with words for people, when nothing answers
     */
    public Optional<JsonNode> get(String... path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.at(path))
                        .header("Accept", "application/json")
                        .timeout(ANSWER_TIMEOUT)
                        .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() / 100 == 4
                    ? Optional.empty()
                    : Optional.of(Json.read(answer.body())).filter(JsonNode::isObject);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new IOException(ServerUrl.nothingAnswers(server), e);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
