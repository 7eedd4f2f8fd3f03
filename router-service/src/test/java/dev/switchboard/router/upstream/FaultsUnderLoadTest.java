package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.upstream.StubMcpServer.Speaks;
import dev.switchboard.testkit.Relay;
import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.TestRedis;
import dev.switchboard.testkit.soak.Soak;
import dev.switchboard.testkit.soak.SoakRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls of three servers without a pause, while one of them, or a store, fails: whoever calls the
 * others notices nothing, and what failed serves again by itself.
 */
@Soak
@Tag("router")
class FaultsUnderLoadTest extends RouterTest {

    private static final Duration FAULT = Duration.ofSeconds(5);
    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final int TIMES = 10;

    private static final String STORE = TestPostgres.freshDatabase();
    private static final Relay POSTGRES = relay(STORE);
    private static final Relay REDIS = relay(TestRedis.url());
    private static final StubMcpServer WEB =
            new StubMcpServer(Speaks.SESSION)
                    .on(
                            "tools/list",
                            call ->
                                    call.result(
                                            "{\"tools\": [{\"name\": \"echo\","
                                                    + " \"inputSchema\": {\"type\": \"object\"}}]}"));
    private static final Path SERVERS = servers();

    private final CallLoad web = new CallLoad("web");
    private final CallLoad child = new CallLoad("child");
    private final CallLoad other = new CallLoad("other");
    private final List<CallLoad> all = List.of(web, child, other);

    private static Relay relay(String url) {
        try {
            return Relay.before(url);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("switchboard.catalog.file", SERVERS::toString);
        properties.add("switchboard.storage.database-url", () -> POSTGRES.in(STORE));
        properties.add("switchboard.storage.redis-url", () -> REDIS.in(TestRedis.url()));
    }

    private static Path servers() {
        ObjectNode file = Json.MAPPER.createObjectNode();
        ObjectNode servers = file.putObject("mcpServers");
        servers.putObject("web").put("url", WEB.url().text());
        for (String name : List.of("child", "other")) {
            var command = ChildServer.command(name);
            ObjectNode server = servers.putObject(name).put("command", command.command());
            // the answer that is too long must fit into its heap
            command.arguments().stream()
                    .map(argument -> argument.replace("-Xmx64m", "-Xmx256m"))
                    .forEach(server.withArray("args")::add);
        }
        try {
            Path path = Files.createTempFile("mcp-servers", ".json");
            path.toFile().deleteOnExit();
            return Files.writeString(path, file.toString());
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @BeforeEach
    void begin() {
        all.forEach(load ->
                await().atMost(RECOVERY).until(() -> load.call(client(), "ready").isEmpty()));
        all.forEach(load -> load.begin(client()));
        await().until(() -> all.stream().allMatch(load -> load.answered() > 10));
    }

    @AfterEach
    void end() {
        all.forEach(CallLoad::end);
    }

    @Test
    void a_program_is_killed_again_and_again(SoakRow row) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            program("child").destroyForcibly();
            awaitAnswers(row, child);
        }

        assertUndisturbed(web, other);
        assertTold(child);
    }

    @Test
    void a_server_at_an_address_starts_again_and_again(SoakRow row) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            WEB.restart();
            awaitAnswers(row, web);
        }

        assertUndisturbed(child, other);
        assertTold(web);
    }

    @Test
    void postgresql_is_away(SoakRow row) throws Exception {
        POSTGRES.goAway();
        TimeUnit.NANOSECONDS.sleep(FAULT.toNanos());
        POSTGRES.comeBack();

        awaitAnswers(row, child);
        assertUndisturbed(web, child, other);
    }

    @Test
    void redis_is_away(SoakRow row) throws Exception {
        REDIS.goAway();
        TimeUnit.NANOSECONDS.sleep(FAULT.toNanos());
        REDIS.comeBack();

        awaitAnswers(row, child);
        assertUndisturbed(web, child, other);
    }

    @Test
    void both_stores_fall_silent_and_come_back(SoakRow row) throws Exception {
        POSTGRES.fallSilent();
        REDIS.fallSilent();
        TimeUnit.NANOSECONDS.sleep(FAULT.toNanos());
        POSTGRES.comeBack();
        REDIS.comeBack();

        awaitAnswers(row, child);
        assertUndisturbed(web, child, other);
    }

    @Test
    void a_program_answers_what_it_should_not(SoakRow row) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            for (String tool : List.of("garbage", "wrong_id")) {
                assertThat(call("child__" + tool, "{}").errorCode()).isZero();
            }
            assertThat(call("child__huge", "{\"size\": 12000000}").errorMessage())
                    .contains("child")
                    .contains("more than");
            assertThat(call("child__crash", "{}").json().at("/error/data/outcome").asString())
                    .isEqualTo("unknown");
            awaitAnswers(row, child);
        }

        assertUndisturbed(web, other);
    }

    @Test
    void what_a_killed_program_has_started_ends_too(SoakRow row) throws Exception {
        long forked =
                Long.parseLong(
                        call("child__fork", "{}").json().at("/result/content/0/text").asString());
        assertThat(ProcessHandle.of(forked)).isPresent();

        program("child").destroyForcibly();
        awaitAnswers(row, child);

        await().atMost(RECOVERY).until(() -> ProcessHandle.of(forked).isEmpty());
        assertThat(programs("child")).hasSize(1);
        assertUndisturbed(web, other);
    }

    private McpClient.Answer call(String tool, String arguments) {
        return client().send(McpClient.call(tool, arguments));
    }

    /** Until the server has answered some more calls. */
    private static void awaitAnswers(SoakRow row, CallLoad load) {
        long begun = System.nanoTime();
        long before = load.answered();
        await().atMost(RECOVERY).until(() -> load.answered() > before + 20);
        row.recovery(Duration.ofNanos(System.nanoTime() - begun));
    }

    private void assertUndisturbed(CallLoad... loads) {
        all.forEach(CallLoad::end);
        for (CallLoad load : loads) {
            assertThat(load.faults()).as(load.toString()).isEmpty();
        }
    }

    /** Whoever called the server that failed was told what became of the call. */
    private static void assertTold(CallLoad load) {
        assertThat(load.faults())
                .allMatch(fault -> fault.matches("(unknown|not_sent): .*"), "says what happened");
    }

    private static ProcessHandle program(String mode) {
        await().atMost(RECOVERY).until(() -> !programs(mode).isEmpty());
        return programs(mode).getFirst();
    }

    private static List<ProcessHandle> programs(String mode) {
        return ProcessHandle.current()
                .descendants()
                .filter(it -> commandLine(it).endsWith(ChildServer.class.getName() + " " + mode))
                .toList();
    }

    /** The whole of it: what Java tells ends after 4 KB, in the middle of the class path. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
