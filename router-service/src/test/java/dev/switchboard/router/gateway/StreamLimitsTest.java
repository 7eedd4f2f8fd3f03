package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.testkit.client.EventClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** Streams of changes where there are three at most, and two of one caller. */
@TestPropertySource(properties = {"switchboard.mcp.streams=3", "switchboard.mcp.streams-of-one=2"})
final class StreamLimitsTest extends RouterTest {

    private final List<EventClient> streams = new ArrayList<>();
    private final List<HttpRequest.Builder> ends = new ArrayList<>();
    @Autowired private Endpoints endpoints;

    @AfterEach
    void endAll() {
        ends.forEach(end -> client().send(end));
        streams.forEach(EventClient::close);
        await().until(() -> {
            // That a client is gone is noticed when there is something to tell it.
            primitives().changeTools();
            return endpoints.at("").orElseThrow().changes().watches() == 0;
        });
    }

    @Test
    void one_caller_does_not_take_the_streams_of_others() {
        open(listen("a"));
        open(listen("a"));

        assertRefused(listen("a"), "the limit of open streams of one caller is reached");
        assertRefused(sse("a"), "the limit of open streams of one caller is reached");
        assertRefused(session("a"), "the limit of open streams of one caller is reached");

        open(listen("b"));
    }

    @Test
    void who_finds_no_place_is_told_when_to_come_back_until_a_stream_ends() {
        EventClient first = open(session("a"));
        open(session("b"));
        open(sse("c"));

        assertRefused(listen("d"), "the limit of open streams is reached");
        assertRefused(sse("d"), "the limit of open streams is reached");
        assertRefused(session("d"), "the limit of open streams is reached");

        client().send(ends.getFirst());
        assertThat(first.rest()).isEmpty();
        open(listen("d"));
    }

    /** Waits where it must: a place comes free a moment after its stream has ended. */
    private EventClient open(HttpRequest.Builder request) {
        EventClient opened =
                await().until(
                                () -> client().stream(request),
                                stream -> stream.response().statusCode() == 200);
        streams.add(opened);
        return opened;
    }

    private void assertRefused(HttpRequest.Builder request, String why) {
        Answer answer = client().send(request);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.errorCode()).isEqualTo(-32603);
        assertThat(answer.errorMessage()).contains(why);
    }

    private HttpRequest.Builder listen(String caller) {
        ObjectNode message = McpClient.message("subscriptions/listen");
        ((ObjectNode) message.get("params"))
                .set("notifications", Json.MAPPER.readTree("{\"toolsListChanged\": true}"));
        return as(
                caller,
                client().post(message.toString())
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "subscriptions/listen"));
    }

    private HttpRequest.Builder sse(String caller) {
        return as(caller, client().request("/sse").header("Accept", "text/event-stream"));
    }

    /** The stream of a new session. */
    private HttpRequest.Builder session(String caller) {
        Answer answer =
                client().send(
                                as(
                                        caller,
                                        client().post(
                                                        SessionClient.initialize("2025-11-25", "{}")
                                                                .toString())));
        String id = answer.response().headers().firstValue("mcp-session-id").orElseThrow();
        ends.add(as(caller, client().request().header("Mcp-Session-Id", id).DELETE()));
        return as(
                caller,
                client().request()
                        .header("Accept", "text/event-stream")
                        .header("Mcp-Session-Id", id));
    }

    private static HttpRequest.Builder as(String caller, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + caller);
    }
}
