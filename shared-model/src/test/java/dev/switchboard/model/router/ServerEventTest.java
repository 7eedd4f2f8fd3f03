package dev.switchboard.model.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.ServerEvent.Connection;
import dev.switchboard.model.router.ServerEvent.Offer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class ServerEventTest {

    private static final Instant TIME = Instant.parse("2026-01-01T12:00:00Z");

    private static final ServerEvent WHOLE =
            new ServerEvent(
                    new ServerName("weather"),
                    ServerChange.QUARANTINED,
                    TIME,
                    ServerState.READY,
                    new Connection(
                            ServerTransport.STREAMABLE_HTTP,
                            ProtocolEra.STATELESS,
                            "2025-11-25",
                            "Weather"),
                    new Offer(3, 2, 1, 4, 1),
                    "the tool forecast changed",
                    "router-1");

    private static ServerEvent bare(
            ServerChange change, ServerState state, ServerTransport transport) {
        return new ServerEvent(
                new ServerName("files"),
                change,
                TIME,
                state,
                new Connection(transport, null, null, null),
                Offer.NONE,
                null,
                "router-2");
    }

    @Test
    void its_json_is_one_flat_object() {
        assertThat(Json.MAPPER.readTree(WHOLE.toJson()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"server": "weather", "event": "quarantined",
                                 "time": "2026-01-01T12:00:00Z", "state": "ready",
                                 "transport": "streamable-http", "era": "stateless",
                                 "version": "2025-11-25", "title": "Weather",
                                 "tools": 3, "resources": 2, "templates": 1, "prompts": 4,
                                 "quarantined": 1, "reason": "the tool forecast changed",
                                 "replica": "router-1"}
                                """));
    }

    @Test
    void it_is_read_as_it_was_written() throws Exception {
        assertThat(ServerEvent.read(WHOLE.toJson())).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @EnumSource
    void every_change_is_read_as_it_was_written(ServerChange change) throws Exception {
        for (ServerState state : ServerState.values()) {
            for (ServerTransport transport : ServerTransport.values()) {
                ServerEvent event = bare(change, state, transport);

                assertThat(ServerEvent.read(event.toJson())).isEqualTo(event);
            }
        }
    }

    @Test
    void unknown_fields_are_ignored_and_null_is_absent() throws Exception {
        ServerEvent event = bare(ServerChange.ENABLED, ServerState.IDLE, ServerTransport.SSE);
        ObjectNode later = (ObjectNode) Json.MAPPER.readTree(event.toJson());
        later.put("of_a_later_version", 1).putNull("era").putNull("reason");

        assertThat(ServerEvent.read(later.toString().getBytes(UTF_8))).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource({
        "event, '\"exploded\"', event must be one of registered",
        "state, null, state is required",
        "transport, '\"pigeon\"', 'transport must be one of stdio, streamable-http, sse'",
        "era, '\"stone\"', 'era must be one of stateless, session'",
        "tools, -1, counts must not be negative",
        "replica, 5, replica must be a string",
    })
    void what_breaks_a_rule_is_refused_with_its_name(String field, String value, String why)
            throws Exception {
        ObjectNode faulty = (ObjectNode) Json.MAPPER.readTree(WHOLE.toJson());
        faulty.set(field, Json.MAPPER.readTree(value));

        assertThatThrownBy(() -> ServerEvent.read(faulty.toString().getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(why);
    }
}
