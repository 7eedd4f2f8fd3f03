package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterService;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.TestPrimitives;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.client.EventClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server that stops while clients are connected. */
class GatewayStopTest {

    private static final long PATIENCE_MINUTES = 2;

    /** One that serves without its stores, which would only make it slower to start. */
    private static final class Router implements AutoCloseable {

        private final ClosedPort nobody = new ClosedPort();
        private final ConfigurableApplicationContext context;
        private final TestPrimitives primitives;

        /**
         * @param patience how long it waits for calls under way when it stops
         */
        Router(String patience) throws IOException {
            context =
                    new SpringApplicationBuilder(RouterService.class, TestPrimitives.class)
                            .run(
                                    "--server.port=0",
                                    "--spring.lifecycle.timeout-per-shutdown-phase=" + patience,
                                    "--switchboard.storage.database-url=postgresql://u:p@%s/none"
                                            .formatted(nobody.address()),
                                    "--switchboard.storage.redis-url=redis://" + nobody.address());
            primitives = context.getBean(TestPrimitives.class);
        }

        McpClient client() {
            return new McpClient(
                    context.getEnvironment().getRequiredProperty("local.server.port", int.class));
        }

        CompletableFuture<Void> stop() {
            return CompletableFuture.runAsync(context::close, Thread::startVirtualThread);
        }

        @Override
        public void close() throws IOException {
            context.close();
            nobody.close();
        }
    }

    /** Tests that share a context pause it between them. */
    @Test
    void a_context_that_is_paused_and_started_again_serves_on() throws Exception {
        try (Router router = new Router("1s")) {
            router.context.pause();
            router.context.restart();

            SessionClient session = SessionClient.begin(router.client(), "2025-11-25", "{}");
            try (EventClient own = session.listen()) {
                own.next();
                router.primitives.changeTools();
                assertThat(own.next().method()).isEqualTo("notifications/tools/list_changed");
            }
        }
    }

    @Test
    void streams_end_and_calls_under_way_are_answered() throws Exception {
        try (Router router = new Router("2m")) {
            McpClient client = router.client();
            SessionClient session = SessionClient.begin(client, "2025-06-18", "{}");
            try (EventClient listening = client.stream(listen());
                    EventClient own = session.listen();
                    EventClient call =
                            client.stream(progressing(McpClient.call("test_release", "{}")));
                    EventClient inSession =
                            session.stream(progressing(SessionClient.call("test_release")))) {
                listening.next();
                call.next();
                inSession.next();

                CompletableFuture<Void> stopped = router.stop();
                assertThat(listening.rest())
                        .last()
                        .extracting(end -> end.at("/result/resultType").asString())
                        .isEqualTo("complete");
                assertThat(own.rest()).isEmpty();
                router.primitives.goOn();
                router.primitives.goOn();

                assertThat(call.rest()).last().satisfies(GatewayStopTest::isReleased);
                assertThat(inSession.rest()).last().satisfies(GatewayStopTest::isReleased);
                stopped.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            }
        }
    }

    @Test
    void calls_that_do_not_end_are_ended() throws Exception {
        try (Router router = new Router("1s")) {
            McpClient client = router.client();
            SessionClient session = SessionClient.begin(client, "2025-11-25", "{}");
            CompletableFuture<Answer> call =
                    begin(() -> client.send(McpClient.call("test_wait", "{}")));
            router.primitives.await("began");
            CompletableFuture<Answer> inSession =
                    begin(() -> session.send(SessionClient.call("test_wait")));
            router.primitives.await("began");

            CompletableFuture<Void> stopped = router.stop();

            router.primitives.await("interrupted");
            router.primitives.await("interrupted");
            stopped.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            assertThat(end(call)).doesNotContain("\"result\"");
            assertThat(end(inSession)).doesNotContain("\"result\"");
        }
    }

    /** The answer, or why there is none. */
    private static String end(CompletableFuture<Answer> call) throws Exception {
        try {
            return call.get(PATIENCE_MINUTES, TimeUnit.MINUTES).response().body();
        } catch (ExecutionException e) {
            return e.toString();
        }
    }

    private static CompletableFuture<Answer> begin(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }

    private static void isReleased(JsonNode answer) {
        assertThat(answer.at("/result/content/0/text").asString()).isEqualTo("released");
    }

    private static ObjectNode progressing(ObjectNode call) {
        ((ObjectNode) call.get("params")).withObjectProperty("_meta").put("progressToken", 1);
        return call;
    }

    private static ObjectNode listen() {
        ObjectNode message = McpClient.message("subscriptions/listen");
        ((ObjectNode) message.get("params"))
                .set("notifications", Json.MAPPER.readTree("{\"toolsListChanged\": true}"));
        return message;
    }
}
