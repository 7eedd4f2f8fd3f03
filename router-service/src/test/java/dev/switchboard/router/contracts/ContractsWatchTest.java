package dev.switchboard.router.contracts;

import static dev.switchboard.router.contracts.StubContracts.access;
import static dev.switchboard.router.contracts.StubContracts.call;
import static dev.switchboard.router.contracts.StubContracts.faults;
import static dev.switchboard.router.contracts.StubContracts.isError;
import static dev.switchboard.router.contracts.StubContracts.structure;
import static dev.switchboard.router.contracts.StubContracts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.RawServer;
import dev.switchboard.testkit.StubFeed;
import dev.switchboard.testkit.StubServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ContractsWatchTest {

    private static final int MOST = 1;

    @Test
    void a_change_ends_the_wait_and_comes_with_the_cursor_to_go_on_with() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.subscribed("c0"),
                                                StubContracts.update("c-42", "c1"))));
                ContractAccess access = access(feed.url())) {
            ContractsWatch watch = new ContractsWatch(access, MOST);

            CallToolResult result = call(watch, "{\"timeout_seconds\": 30}");

            assertThat(feed.subscriptions())
                    .containsExactly("{\"type\":\"subscribe\",\"slow\":\"all\"}");
            assertThat(structure(result))
                    .hasToString(
                            "{\"changes\":[{\"change\":\"updated\",\"contract_id\":\"c-42\","
                                    + "\"location\":\"Chennai\",\"status\":\"active\","
                                    + "\"timestamp\":\"2024-01-01T12:00:00Z\","
                                    + "\"id\":\"contracts-0-1\"}],\"cursor\":\"c1\","
                                    + "\"more\":false,\"incomplete\":false}");
            assertThat(faults(watch, result)).isEmpty();
        }
    }

    @Test
    void it_goes_on_from_a_cursor_with_the_filter_that_is_asked_for() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.subscribed("c1"),
                                                StubContracts.replayBegin(false),
                                                StubContracts.removal("a b", "c2"),
                                                StubContracts.replayComplete("c3"))));
                ContractAccess access = access(feed.url())) {
            CallToolResult result =
                    call(
                            new ContractsWatch(access, MOST),
                            """
                            {"contract_ids": ["a b"], "location": "Mumbai", "cursor": "c1"}
                            """);

            assertThat(feed.subscriptions().getFirst())
                    .isEqualTo(
                            "{\"type\":\"subscribe\",\"contract_ids\":[\"a b\"],"
                                    + "\"locations\":[\"Mumbai\"],\"since\":\"c1\",\"slow\":\"all\"}");
            assertThat(structure(result).at("/changes/0"))
                    .hasToString(
                            "{\"change\":\"removed\",\"contract_id\":\"a b\","
                                    + "\"id\":\"contracts-0-2\"}");
            // Whether the end of the replay was still waited for is the machine's affair.
            assertThat(structure(result).get("cursor").asString()).isIn("c2", "c3");
        }
    }

    @Test
    void where_nothing_happens_the_answer_is_a_cursor() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.subscribed("c0"),
                                                StubContracts.update("c-42", "c1")),
                                        List.of(StubContracts.subscribed("c2"))));
                ContractAccess access = access(feed.url())) {
            ContractsWatch watch = new ContractsWatch(access, MOST, Duration.ZERO);
            call(watch, "{}");

            CallToolResult result = call(watch, "{\"timeout_seconds\": 1, \"cursor\": \"c1\"}");

            assertThat(structure(result))
                    .hasToString(
                            "{\"changes\":[],\"cursor\":\"c2\",\"more\":false,"
                                    + "\"incomplete\":false}");
            assertThat(faults(watch, result)).isEmpty();
        }
    }

    /** Otherwise whoever went on from the middle of a long snapshot would begin it again. */
    @Test
    void a_snapshot_is_told_as_a_gap() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.subscribed("old"),
                                                StubContracts.replayBegin(true),
                                                StubContracts.update("a", "old"),
                                                StubContracts.update("b", "old"),
                                                StubContracts.replayComplete("c7"))));
                ContractAccess access = access(feed.url())) {
            CallToolResult result = call(new ContractsWatch(access, MOST), "{\"cursor\": \"old\"}");

            assertThat(structure(result))
                    .hasToString(
                            "{\"changes\":[],\"cursor\":\"c7\",\"more\":false,"
                                    + "\"incomplete\":true}");
        }
    }

    @Test
    void of_more_changes_than_fit_the_rest_comes_with_the_cursor() throws Exception {
        List<String> script = new ArrayList<>(List.of(StubContracts.subscribed("c0")));
        for (int i = 1; i <= ContractsWatch.MOST_CHANGES + 5; i++) {
            script.add(StubContracts.update("c-" + i, "c" + i));
        }
        try (StubFeed feed = new StubFeed(List.of(script));
                ContractAccess access = access(feed.url())) {
            CallToolResult result =
                    call(
                            new ContractsWatch(access, MOST, Duration.ofMinutes(1)),
                            "{\"timeout_seconds\": 30}");

            assertThat(structure(result).get("changes")).hasSize(ContractsWatch.MOST_CHANGES);
            assertThat(structure(result).get("cursor").asString()).isEqualTo("c100");
            assertThat(structure(result).get("more").asBoolean()).isTrue();
        }
    }

    @Test
    void a_cursor_that_the_service_refuses_is_told() throws Exception {
        try (StubServer services = new StubServer(_ -> StubServer.Reply.refused());
                ContractAccess access = access(services.url())) {
            CallToolResult result = call(new ContractsWatch(access, MOST), "{\"cursor\": \"x\"}");

            assertThat(isError(result)).isTrue();
            assertThat(text(result))
                    .startsWith("Refused: ")
                    .contains("A cursor must be one that this tool answered");
        }
    }

    /** The cursor of the subscription would pass over all that was asked for. */
    @Test
    void a_refusal_after_the_subscription_began_is_told_too() throws Exception {
        String fault =
                """
                {"type":"error","code":"invalid-request","message":"the cursor is none of ours"}\
                """;
        try (StubFeed feed =
                        new StubFeed(List.of(List.of(StubContracts.subscribed("now"), fault)));
                ContractAccess access = access(feed.url())) {
            CallToolResult result = call(new ContractsWatch(access, MOST), "{\"cursor\": \"x\"}");

            assertThat(isError(result)).isTrue();
            assertThat(text(result)).startsWith("Refused: the cursor is none of ours.");
        }
    }

    @Test
    void without_a_connection_it_says_so_in_the_end() throws Exception {
        try (ClosedPort nobody = new ClosedPort();
                ContractAccess access = access(nobody.url())) {
            CallToolResult result =
                    call(new ContractsWatch(access, MOST), "{\"timeout_seconds\": 1}");

            assertThat(isError(result)).isTrue();
            assertThat(text(result))
                    .startsWith("Not watched: no connection to the service of contracts within 1 s")
                    .contains("with the same cursor")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void who_is_interrupted_ends_the_subscription() throws Exception {
        try (RawServer silent = new RawServer("", false);
                ContractAccess access = access(silent.url())) {
            Call call = new Call(new ContractsWatch(access, MOST));
            silent.awaitAnswered();

            call.thread.interrupt();

            assertThat(call.failure.get()).isInstanceOf(InterruptedException.class);
            assertThat(silent.isLeft()).isTrue();
        }
    }

    @Test
    void as_many_as_may_wait_at_once_and_no_more() throws Exception {
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = access(feed.url())) {
            ContractsWatch watch = new ContractsWatch(access, MOST);
            Call waiting = new Call(watch);
            await().until(() -> feed.queries().size() == 1);

            CallToolResult beyond = call(watch, "{}");
            assertThat(isError(beyond)).isTrue();
            assertThat(text(beyond)).startsWith("Not watched: the limit of 1 concurrent calls");

            waiting.thread.interrupt();
            waiting.failure.join();
            assertThat(text(call(watch, "{\"timeout_seconds\": 1}")))
                    .startsWith("Not watched: no connection");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"timeout_seconds\": 31} | timeout_seconds must be a whole number from 1 to 30",
                "{\"contract_id\": \"a\"} | there is no argument contract_id, only contract_ids",
                "{\"cursor\": 7} | cursor must be the cursor of an earlier answer: 7",
                "{\"location\": \"Pune\"} | location must be one of Chennai",
            })
    void arguments_that_are_wrong_watch_nothing(String arguments, String why) throws Exception {
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = access(feed.url())) {
            CallToolResult result = call(new ContractsWatch(access, MOST), arguments);

            assertThat(isError(result)).isTrue();
            assertThat(text(result)).contains(why);
            assertThat(feed.queries()).isEmpty();
        }
    }

    @Test
    void ids_that_are_too_long_together_for_a_message_are_refused() throws Exception {
        String ids =
                IntStream.range(0, ContractsWatchDefinition.MOST_IDS)
                        .mapToObj(i -> "\"%d-%s\"".formatted(i, "\uD83D\uDE00".repeat(190)))
                        .collect(Collectors.joining(","));
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = access(feed.url())) {
            CallToolResult result =
                    call(
                            new ContractsWatch(access, MOST),
                            "{\"contract_ids\": [%s]}".formatted(ids));

            assertThat(text(result)).contains("contract_ids are too long together");
        }
    }

    /** A call that nobody answers. */
    private static final class Call {

        final CompletableFuture<Throwable> failure = new CompletableFuture<>();
        final Thread thread;

        Call(ContractsWatch watch) {
            thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    call(watch, "{\"timeout_seconds\": 30}");
                                } catch (InterruptedException | RuntimeException e) {
                                    failure.complete(e);
                                }
                            });
        }
    }
}
