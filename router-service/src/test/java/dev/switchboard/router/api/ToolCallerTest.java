package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.AuditedCall;
import dev.switchboard.router.server.CallLog;
import dev.switchboard.router.upstream.TestUpstreams;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

class ToolCallerTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ToolCaller caller = new ToolCaller();

    @Test
    void a_call_that_was_not_made_can_be_made_again() throws InterruptedException {
        try (Upstream away = TestUpstreams.unreachable("away")) {
            ObjectNode none = Json.MAPPER.createObjectNode();

            assertThat(
                            call(() ->
                                    new CallToolResult(
                                            away.request(UpstreamRequest.own("tools/call", none)))))
                    .isInstanceOfSatisfying(
                            CallOutcome.Unavailable.class,
                            outcome -> assertThat(outcome.why()).contains("away", "no server"));
        }
    }

    @Test
    void a_server_that_took_too_long_may_have_done_what_it_should() throws InterruptedException {
        ObjectNode data = Json.MAPPER.createObjectNode().put("reason", "timeout");

        assertThat(
                        call(() -> {
                            throw new McpException(ErrorCode.INTERNAL_ERROR, "too late", data);
                        }))
                .isEqualTo(new CallOutcome.TimedOut("too late"));
    }

    @Test
    void what_nobody_expected_is_passed_on() {
        assertThatThrownBy(() ->
                        call(() -> {
                            throw new IllegalStateException("odd");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("odd");
    }

    @Test
    void more_calls_than_there_may_be_are_refused_until_some_have_ended()
            throws InterruptedException {
        CountDownLatch running = new CountDownLatch(ToolCaller.MOST_CALLS);
        CountDownLatch end = new CountDownLatch(1);
        Thread[] threads = new Thread[ToolCaller.MOST_CALLS];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    Thread.startVirtualThread(() -> {
                        try {
                            call(() -> {
                                running.countDown();
                                end.await();
                                return CallToolResult.failed("late");
                            });
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
        running.await();

        assertThat(call(() -> CallToolResult.failed("now")))
                .isInstanceOf(CallOutcome.Unavailable.class);

        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(call(() -> CallToolResult.failed("now"))).isInstanceOf(CallOutcome.Result.class);
    }

    @Test
    void a_call_that_is_given_up_frees_its_place_when_it_ends() throws InterruptedException {
        for (int i = 0; i < ToolCaller.MOST_CALLS; i++) {
            caller.call(
                    tool(() -> {
                        new CountDownLatch(1).await();
                        return CallToolResult.failed("never");
                    }),
                    Json.MAPPER.createObjectNode(),
                    Duration.ofNanos(1),
                    audited());
        }

        await().until(() -> call(() -> CallToolResult.failed("now")) instanceof CallOutcome.Result);
    }

    /** What a tool does when it is called. */
    private interface Behaviour {
        CallToolResult call() throws InterruptedException;
    }

    private CallOutcome call(Behaviour what) throws InterruptedException {
        return caller.call(tool(what), Json.MAPPER.createObjectNode(), LONG, audited());
    }

    private static AuditedCall audited() {
        return new AuditedCall(
                CallLog.NONE,
                new Request(NullNode.getInstance(), "tools/call", Json.MAPPER.createObjectNode()),
                "/tools/a_tool/call",
                new CallEvent.Origin("@test", null, ProtocolEra.STATELESS),
                2);
    }

    private static Tool tool(Behaviour what) {
        return new Tool() {
            @Override
            public String name() {
                return "a_tool";
            }

            @Override
            public ObjectNode definition() {
                return Json.MAPPER.createObjectNode().put("name", "a_tool");
            }

            @Override
            public CallToolResult call(ObjectNode arguments, RequestContext context)
                    throws InterruptedException {
                return what.call();
            }
        };
    }
}
