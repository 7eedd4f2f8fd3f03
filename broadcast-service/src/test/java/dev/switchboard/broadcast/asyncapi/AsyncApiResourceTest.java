package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.DescribedProtocols;
import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a node makes of the resource by its settings, and by how it was asked. */
class AsyncApiResourceTest {

    private static final Topics TOPICS = new Topics("");
    private static final RouterTopics ROUTER_TOPICS = new RouterTopics("");

    @Test
    void the_resource_is_what_a_node_without_settings_serves() {
        AsyncApi api =
                new AsyncApi(TOPICS, ROUTER_TOPICS, KafkaServers.of(Map.of()), "development");
        String served = api.document("localhost:8000", false).toString();

        // read anew: a number is the same whether the code has it as an int or a long
        assertThat(Json.MAPPER.readTree(served)).isEqualTo(DescribedProtocols.document());
    }

    @Test
    void kafka_is_where_it_is_configured_and_the_rest_where_one_asks() {
        JsonNode servers =
                servers(Map.of("bootstrap.servers", List.of("kafka:9092")), "example.com:8000");

        assertThat(servers.at("/kafka/host").asString()).isEqualTo("kafka:9092");
        assertThat(servers.at("/kafka/protocol").asString()).isEqualTo("kafka");
        assertThat(servers.at("/websocket/host").asString()).isEqualTo("example.com:8000");
        assertThat(servers.at("/websocket/protocol").asString()).isEqualTo("ws");
        assertThat(servers.at("/stomp/host").asString()).isEqualTo("example.com:8000");
        assertThat(servers.at("/stomp/pathname").asString()).isEqualTo("/stomp");
        assertThat(servers.at("/http/host").asString()).isEqualTo("example.com:8000");
        assertThat(servers.at("/http/protocol").asString()).isEqualTo("http");
    }

    @Test
    void several_brokers_are_several_servers_of_each_topic() {
        KafkaServers brokers =
                KafkaServers.of(Map.of("bootstrap.servers", List.of("one:9092", "SSL://two:9093")));

        JsonNode document =
                new AsyncApi(TOPICS, ROUTER_TOPICS, brokers, "1").document("localhost", false);

        assertThat(document.get("servers").propertyNames())
                .containsExactlyInAnyOrder("kafka-1", "kafka-2", "websocket", "stomp", "http");
        assertThat(document.at("/servers/kafka-2/host").asString()).isEqualTo("two:9093");
        for (JsonNode channel : document.get("channels")) {
            if (channel.at("/bindings/kafka").isObject()) {
                assertThat(channel.get("servers").findValuesAsString("$ref"))
                        .containsExactly("#/servers/kafka-1", "#/servers/kafka-2");
            }
        }
    }

    @Test
    void topics_have_the_prefix_that_is_configured() {
        AsyncApi api =
                new AsyncApi(
                        new Topics("test."),
                        new RouterTopics("test."),
                        KafkaServers.of(Map.of()),
                        "1");

        JsonNode channels = api.document("localhost", false).get("channels");

        assertThat(channels.at("/contractHistory/address").asString())
                .isEqualTo("test.contract.history");
        assertThat(channels.at("/contractHistory/bindings/kafka/topic").asString())
                .isEqualTo("test.contract.history");
        assertThat(channels.at("/routerCalls/address").asString()).isEqualTo("test.router.calls");
    }

    @Test
    void what_is_encrypted_is_named_so() {
        AsyncApi api =
                new AsyncApi(
                        TOPICS,
                        ROUTER_TOPICS,
                        KafkaServers.of(Map.of("security.protocol", "SASL_SSL")),
                        "1");

        assertThat(api.document("example.com", true).get("servers"))
                .extracting(server -> server.get("protocol").asString())
                .containsExactlyInAnyOrder("kafka-secure", "wss", "stomps", "https");
    }

    @Test
    void an_encrypted_request_leaves_the_next_one_as_it_is() {
        AsyncApi api = new AsyncApi(TOPICS, ROUTER_TOPICS, KafkaServers.of(Map.of()), "1");
        JsonNode before = api.document("example.com", false);

        api.document("other.example.com", true);

        assertThat(api.document("example.com", false)).isEqualTo(before);
    }

    @Test
    void no_secret_is_told() {
        JsonNode servers =
                servers(
                        Map.of(
                                "bootstrap.servers",
                                List.of("kafka:9093"),
                                "security.protocol",
                                "SASL_PLAINTEXT",
                                "sasl.jaas.config",
                                "username=\"somebody\" password=\"s3cret\";",
                                "ssl.key.password",
                                "s3cret"),
                        "localhost");

        assertThat(servers.toString()).doesNotContain("s3cret", "somebody");
        assertThat(servers.at("/kafka/protocol").asString()).isEqualTo("kafka");
    }

    private static JsonNode servers(Map<String, Object> kafka, String host) {
        return new AsyncApi(TOPICS, ROUTER_TOPICS, KafkaServers.of(kafka), "1")
                .document(host, false)
                .get("servers");
    }
}
