package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.upstream.stdio.ErrorLines;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class StdioUpstreamTest {

    private final List<Upstream> opened = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void end() {
        opened.forEach(Upstream::close);
    }

    @Test
    void a_server_of_each_era_is_probed_and_called() throws InterruptedException {
        Upstream session = upstream(TestUpstreams.LIMITS, "noisy");
        Upstream stateless = upstream(TestUpstreams.LIMITS, "stateless");

        assertThat(session.connect().era()).isEqualTo(Era.SESSION);
        assertThat(session.connect().version()).isEqualTo("2025-06-18");
        assertThat(stateless.connect().era()).isEqualTo(Era.STATELESS);
        assertThat(call(session, "echo", "{\"text\": \"one\"}")).isEqualTo("one");
        assertThat(call(stateless, "echo", "{\"text\": \"two\"}")).isEqualTo("two");
    }

    @Test
    void one_that_ends_when_it_is_probed_is_started_again_in_a_session()
            throws InterruptedException {
        assertThat(upstream(TestUpstreams.LIMITS, "fragile").connect().era())
                .isEqualTo(Era.SESSION);
    }

    @Test
    void one_that_is_silent_when_it_is_probed_is_spoken_with_in_a_session()
            throws InterruptedException {
        assertThat(
                        upstream(TestUpstreams.withProbe(Duration.ofMillis(1)), "silent")
                                .connect()
                                .era())
                .isEqualTo(Era.SESSION);
    }

    @Test
    void progress_reaches_the_caller_before_the_result() throws InterruptedException {
        List<Double> progress = new ArrayList<>();
        RequestListener listener =
                new RequestListener() {
                    @Override
                    public boolean wantsProgress() {
                        return true;
                    }

                    @Override
                    public void progress(ObjectNode params) {
                        progress.add(params.path("progress").asDouble());
                    }
                };

        String text = call(upstream(TestUpstreams.LIMITS), "slow", "{}", false, listener);

        assertThat(text).isEqualTo("done");
        assertThat(progress).containsExactly(1.0, 2.0);
    }

    @Test
    void garbage_and_foreign_ids_concern_nobody() throws InterruptedException {
        Upstream server = upstream(TestUpstreams.LIMITS);

        assertThat(call(server, "garbage", "{}")).isEqualTo("after garbage");
        assertThat(call(server, "wrong_id", "{}")).isEqualTo("after a wrong id");
    }

    @Test
    void an_answer_that_is_too_large_fails_its_caller_alone() throws InterruptedException {
        Upstream server = upstream(TestUpstreams.LIMITS);
        server.connect();

        McpException refused = refused(server, "huge", "{\"size\": 3000000}");

        assertThat(refused.message()).contains("more than 102400 bytes");
        assertThat(call(server, "echo", "{\"text\": \"still there\"}")).isEqualTo("still there");
        assertThat(events).containsExactly("connected");
    }

    @Test
    void one_that_ends_in_a_call_is_started_again_by_the_next() throws InterruptedException {
        Upstream server = upstream(TestUpstreams.LIMITS);

        McpException refused = refused(server, "crash", "{}");

        assertThat(refused.message())
                .contains("exit code 7")
                .contains("the request may have taken effect");
        assertThat(refused.data())
                .hasToString(
                        "{\"server\":\"child\",\"outcome\":\"unknown\",\"reason\":\"broken\"}");
        assertThat(call(server, "echo", "{\"text\": \"again\"}")).isEqualTo("again");
    }

    @Test
    void a_call_that_hangs_ends_after_a_time_and_others_go_on() throws InterruptedException {
        Upstream server = upstream(TestUpstreams.withIdle(Duration.ofMillis(300)));
        server.connect();

        McpException refused = refused(server, "hang", "{}");

        assertThat(refused.message()).contains("nothing for 0.3 s");
        assertThat(call(server, "echo", "{\"text\": \"goes on\"}")).isEqualTo("goes on");
    }

    @Test
    void an_error_of_the_server_is_passed_on() {
        McpException refused = refused(upstream(TestUpstreams.LIMITS), "fail", "{}");

        assertThat(refused.code()).isEqualTo(-32099);
        assertThat(refused.message()).isEqualTo("it fails");
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        StdioConnector connector =
                new StdioConnector(
                        new ServerName("none"),
                        new StdioCommand("/no/such/program", List.of(), Map.of(), Optional.empty()),
                        TestUpstreams.LIMITS,
                        new ErrorLines());
        Upstream server = upstream(connector, TestUpstreams.LIMITS);

        McpException refused = catchThrowableOfType(McpException.class, server::connect);
        McpException next = catchThrowableOfType(McpException.class, server::connect);

        assertThat(refused.message()).contains("/no/such/program");
        assertThat(next.message()).contains("the next attempt is in");
    }

    @Test
    void a_child_has_no_variables_but_its_own_and_those_all_need() throws InterruptedException {
        Upstream server =
                upstream(
                        new StdioConnector(
                                new ServerName("child"),
                                ChildServer.command(Map.of("TOKEN_OF_ITS_OWN", "x")),
                                TestUpstreams.LIMITS,
                                new ErrorLines()),
                        TestUpstreams.LIMITS);

        assertThat(call(server, "environment", "{}").split(" "))
                .contains("PATH", "TOKEN_OF_ITS_OWN")
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "USER",
                        "LOGNAME",
                        "SHELL",
                        "TERM",
                        "LANG",
                        "TMPDIR",
                        "TZ",
                        "TOKEN_OF_ITS_OWN",
                        "SWITCHBOARD_CHILD");
    }

    @Test
    void what_a_child_started_ends_with_it_even_if_it_ignores_signals()
            throws InterruptedException {
        Upstream server = upstream(TestUpstreams.LIMITS);
        long grandchild = Long.parseLong(call(server, "fork", "{}"));
        assertThat(ProcessHandle.of(grandchild)).isPresent();

        server.close();

        await().until(() -> ProcessHandle.of(grandchild).isEmpty());
    }

    private McpException refused(Upstream server, String tool, String arguments) {
        return catchThrowableOfType(McpException.class, () -> call(server, tool, arguments));
    }

    private static String call(Upstream server, String tool, String arguments)
            throws InterruptedException {
        return call(server, tool, arguments, false, RequestListener.NONE);
    }

    private static String call(
            Upstream server,
            String tool,
            String arguments,
            boolean idempotent,
            RequestListener listener)
            throws InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode().put("name", tool);
        params.set("arguments", Json.MAPPER.readTree(arguments));
        return server.request(
                        UpstreamRequest.of(
                                "tools/call", params, ParameterHeaders.NONE, idempotent, listener))
                .at("/content/0/text")
                .asString();
    }

    private Upstream upstream(UpstreamLimits limits, String... modes) {
        return upstream(
                new StdioConnector(
                        new ServerName("child"),
                        ChildServer.command(modes),
                        limits,
                        new ErrorLines()),
                limits);
    }

    private Upstream upstream(Connector connector, UpstreamLimits limits) {
        UpstreamListener listener =
                new UpstreamListener() {
                    @Override
                    public void connected(ServerName server, ServerDescription description) {
                        events.add("connected");
                    }

                    @Override
                    public void disconnected(ServerName server, String reason) {
                        events.add("disconnected");
                    }

                    @Override
                    public void notified(ServerName server, Notification notification) {}
                };
        Upstream upstream =
                new Upstream(
                        new ServerName("child"),
                        connector,
                        limits,
                        false,
                        listener,
                        System::nanoTime);
        opened.add(upstream);
        return upstream;
    }
}
