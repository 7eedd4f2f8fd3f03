package dev.switchboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process, started and stopped as a person would. */
class InstanceTest {

    private static final String UPDATE =
            """
            {"contract_id": "c-42", "location": "Chennai", "status": "active",
             "timestamp": "2024-01-01T12:00:00"}\
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir private Path folder;

    @Test
    void an_update_is_still_there_after_a_restart() throws Exception {
        try (Instance instance = start(folder)) {
            assertThat(post(instance, "/update", UPDATE).statusCode()).isEqualTo(202);
            await().untilAsserted(() ->
                    assertThat(get(instance, "/contracts/c-42").statusCode()).isEqualTo(200));
        }

        try (Instance again = start(folder)) {
            assertThat(get(again, "/contracts/c-42").body()).contains("\"location\":\"Chennai\"");
            assertThat(get(again, "/api/contracts/history").body()).contains("c-42");
        }
    }

    @Test
    void a_data_folder_in_use_is_refused_in_one_line() throws Exception {
        try (DataFolder _ = DataFolder.open(folder)) {
            assertThatThrownBy(() -> start(folder))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("in use by another instance")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_refused_in_one_line() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("cannot be written to");
    }

    @Test
    void a_port_in_use_is_refused_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = options(folder);
            options.port = taken.getLocalPort();

            assertThatThrownBy(() -> Instance.start(options))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("is in use");
        }
    }

    @Test
    void the_welcome_names_every_way_in() throws Exception {
        try (Instance instance = start(folder)) {
            assertThat(instance.welcome())
                    .contains("/update", "/contracts", "/docs", "/ws", "/stomp", "/events")
                    .contains("127.0.0.1:" + instance.port());
        }
    }

    private static Instance start(Path folder) throws Exception {
        Instance instance = Instance.start(options(folder));
        instance.awaitReady();
        return instance;
    }

    private static Options options(Path folder) {
        Options options = new Options();
        options.port = 0;
        options.kafkaPort = 0;
        options.data = folder;
        return options;
    }

    private HttpResponse<String> get(Instance instance, String path) throws Exception {
        return http.send(request(instance, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Instance instance, String path, String json)
            throws Exception {
        return http.send(
                request(instance, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(Instance instance, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + path));
    }
}
