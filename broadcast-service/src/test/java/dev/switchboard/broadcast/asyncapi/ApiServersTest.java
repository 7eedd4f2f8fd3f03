package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiServersTest {

    @Test
    void kafka_is_where_it_is_configured_and_the_rest_where_one_asks() {
        ApiServers servers = new ApiServers(Map.of("bootstrap.servers", List.of("kafka:9092")));

        JsonNode named = servers.json("example.com:8000", false);

        assertThat(named.at("/kafka/host").asString()).isEqualTo("kafka:9092");
        assertThat(named.at("/kafka/protocol").asString()).isEqualTo("kafka");
        assertThat(named.at("/websocket/host").asString()).isEqualTo("example.com:8000");
        assertThat(named.at("/websocket/protocol").asString()).isEqualTo("ws");
        assertThat(named.at("/stomp/pathname").asString()).isEqualTo("/stomp");
        assertThat(named.at("/http/protocol").asString()).isEqualTo("http");
    }

    @Test
    void several_brokers_are_several_servers() {
        ApiServers servers =
                new ApiServers(Map.of("bootstrap.servers", List.of("one:9092", "SSL://two:9093")));

        assertThat(servers.names(Server.KAFKA)).containsExactly("kafka-1", "kafka-2");
        assertThat(servers.json("localhost", false).at("/kafka-2/host").asString())
                .isEqualTo("two:9093");
    }

    @Test
    void what_is_encrypted_is_named_so() {
        ApiServers servers =
                new ApiServers(
                        Map.of(
                                "bootstrap.servers",
                                List.of("kafka:9093"),
                                "security.protocol",
                                "SASL_SSL"));

        assertThat(servers.json("example.com", true))
                .extracting(server -> server.get("protocol").asString())
                .containsExactly("kafka-secure", "wss", "stomps", "https");
    }

    @Test
    void no_secret_is_told() {
        ApiServers servers =
                new ApiServers(
                        Map.of(
                                "bootstrap.servers",
                                List.of("kafka:9093"),
                                "security.protocol",
                                "SASL_PLAINTEXT",
                                "sasl.jaas.config",
                                "username=\"somebody\" password=\"s3cret\";",
                                "ssl.key.password",
                                "s3cret"));

        assertThat(servers.json("localhost", false).toString())
                .doesNotContain("s3cret", "somebody");
        assertThat(servers.json("localhost", false).at("/kafka/protocol").asString())
                .isEqualTo("kafka");
    }
}
