package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.client.JsonClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the Contract Monitor promises, as its users know it: endpoints, messages, errors. */
@ExtendWith(SharedProduct.class)
class ContractMonitorTest {

    private static String update(String id, String location) {
        return """
        {"contract_id": "%s", "location": "%s", "status": "active",
         "timestamp": "2024-01-01T12:00:00"}\
        """
                .formatted(id, location);
    }

    private static JsonClient open(String pathAndQuery) {
        return JsonClient.openAt(product(), pathAndQuery);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/api/ws"})
    void an_update_posted_arrives_as_contract_update(String path) throws Exception {
        try (JsonClient client = open(path + "?contract_id=uuid-1")) {
            client.next("welcome");

            JsonNode answer =
                    RunningInstance.json(product().post("/update", update("uuid-1", "Chennai")));

            JsonNode message = client.next("contract_update");
            assertThat(message.path("data").path("contract_id").asString()).isEqualTo("uuid-1");
            assertThat(message.path("data").path("timestamp").asString())
                    .isEqualTo("2024-01-01T12:00:00Z");
            assertThat(message.path("id")).isEqualTo(answer.path("message_id"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chennai", "Mumbai", "Bengaluru", "Hyderabad"})
    void every_location_is_accepted(String location) throws Exception {
        assertThat(product().post("/update", update("at-" + location, location)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_test_update_reaches_clients_and_no_history() throws Exception {
        try (JsonClient client = open("/ws?contract_id=probe")) {
            client.next("welcome");

            assertThat(product().post("/test/update", "{\"contract_id\": \"probe\"}").statusCode())
                    .isEqualTo(202);

            assertThat(client.next("contract_update").path("test").asBoolean()).isTrue();
            assertThat(product().get("/contracts/probe").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void clients_ask_for_history_status_and_heartbeat() throws Exception {
        product().post("/update", update("asked-for", "Mumbai"));
        await().until(() -> product().get("/contracts/asked-for").statusCode() == 200);
        try (JsonClient client = open("/ws")) {
            client.send("{\"type\": \"get_history\", \"limit\": 10}");
            assertThat(client.next("history").path("data").isArray()).isTrue();

            await().until(() -> {
                client.send("{\"type\": \"get_status\"}");
                return client.next("status").path("ready").asBoolean();
            });

            client.send("{\"type\": \"heartbeat\"}");
            JsonNode heartbeat = client.next("heartbeat");
            assertThat(heartbeat.path("client_id").asString()).isNotEmpty();
            assertThat(heartbeat.path("timestamp").asString()).isNotEmpty();
        }
    }

    @Test
    void a_client_sends_an_update_over_its_socket() throws Exception {
        try (JsonClient client = open("/ws")) {
            client.send(
                    "{\"type\": \"contract_update\", \"request_id\": 1, \"data\": "
                            + update("by-socket", "Hyderabad")
                            + "}");

            assertThat(client.next("accepted").path("contract_id").asString())
                    .isEqualTo("by-socket");
        }
    }

    @Test
    void queries_answer() throws Exception {
        for (String path : List.of("/contracts/history", "/contracts/status", "/ws/status")) {
            assertThat(product().get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(product().get("/api" + path).statusCode()).as("/api" + path).isEqualTo(200);
        }
    }

    @Test
    void missing_and_wrong_fields_are_a_422_that_names_them_all() throws Exception {
        var answer = product().post("/update", "{\"location\": \"Delhi\", \"status\": \"on\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningInstance.json(answer).path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder("/contract_id", "/location", "/status", "/timestamp");
    }

    @Test
    void browsers_on_this_machine_may_call_and_others_may_not() throws Exception {
        assertThat(statusFor("http://localhost:3000")).isEqualTo(200);
        assertThat(statusFor("https://elsewhere.example")).isEqualTo(403);
    }

    private static int statusFor(String origin) throws Exception {
        return product()
                .http()
                .send(
                        HttpRequest.newBuilder(URI.create(product().url() + "/contracts/status"))
                                .header("Origin", origin)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void the_api_is_described_for_every_service() throws Exception {
        JsonNode paths = product().getJson("/v3/api-docs").path("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/update",
                        "/updates",
                        "/test/update",
                        "/contracts",
                        "/contracts/{contract_id}",
                        "/contracts/history",
                        "/contracts/status",
                        "/ws/status",
                        "/events",
                        "/asyncapi.json");
    }
}
