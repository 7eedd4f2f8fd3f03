package dev.switchboard.stack.fault;

import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A producer that sends updates of one contract, one after the other, and notes what was taken. */
final class Talker implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI updates;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    Talker(URI ingest, String contract) {
        this.updates = ingest.resolve("/update");
        this.thread = Thread.ofVirtual().start(() -> talk(contract));
    }

    private void talk(String contract) {
        for (int turn = 0; !closed; turn++) {
            String location = (turn % 2 == 0 ? Location.CHENNAI : Location.MUMBAI).label();
            String body =
                    """
                    {"contract_id": "%s", "location": "%s", "status": "active",
                     "timestamp": "2024-01-01T12:00:00Z"}
                    """
                            .formatted(contract, location);
            HttpRequest request =
                    HttpRequest.newBuilder(updates)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build();
            try {
                var answer = http.send(request, BodyHandlers.ofByteArray());
                if (answer.statusCode() == 202) {
                    acknowledged.add(Json.read(answer.body()).path("message_id").asString(""));
                }
            } catch (IOException | MalformedJsonException e) {
                throw new AssertionError("ingest did not answer", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The message ids of the updates that were taken, in order. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Sends no more, once the answer under way has come. */
    void hush() throws InterruptedException {
        closed = true;
        thread.join();
    }

    @Override
    public void close() {
        closed = true;
        http.close();
    }
}
