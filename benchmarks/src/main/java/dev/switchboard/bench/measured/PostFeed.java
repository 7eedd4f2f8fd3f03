package dev.switchboard.bench.measured;

import dev.switchboard.bench.message.Stamp;
import dev.switchboard.bench.message.Wording;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Posts updates to the ingest service, none waiting for the one before it. One thread. */
final class PostFeed implements UpdateFeed {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI update;
    private final List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();

    PostFeed(int port) {
        this.update = URI.create("http://127.0.0.1:" + port + "/update");
    }

    @Override
    public int lanes() {
        return 0;
    }

    @Override
    public void send(UpdateSeries feed) throws IOException {
        answers.clear();
        try {
            feed.send(1, this::post);
        } catch (Exception e) { // what the feed's outlet declares
            throw new IOException(e);
        }
        for (CompletableFuture<HttpResponse<Void>> answer : answers) {
            if (answer.join().statusCode() != 202) {
                throw new IOException("not taken: " + answer.join());
            }
        }
    }

    private void post(Stamp stamp) {
        HttpRequest request =
                HttpRequest.newBuilder(update)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Wording.update(stamp.contractId(0))))
                        .build();
        answers.add(http.sendAsync(request, BodyHandlers.discarding()));
    }

    @Override
    public void close() {
        http.close();
    }
}
