package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.primitive.Completion;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContractCompletionsTest {

    private static StubServer with(String... ids) throws Exception {
        return new StubServer(request -> {
            String wanted = request.path().replaceFirst(".*contract_id=([^&]*).*", "$1");
            String data =
                    List.of(ids).stream()
                            .filter(id ->
                                    !request.path().contains("contract_id=") || id.equals(wanted))
                            .filter(id ->
                                    !request.path().contains("after=")
                                            || id.compareTo(
                                                            request.path()
                                                                    .replaceFirst(".*after=", ""))
                                                    > 0)
                            .map(StubContracts.ITEM::formatted)
                            .collect(Collectors.joining(","));
            return StubContracts.json("{\"data\": [%s]}".formatted(data));
        });
    }

    private static Completion complete(String url, String beginning) throws Exception {
        try (ContractAccess access = StubContracts.access(url)) {
            return new ContractCompletions(StubContracts.queries(access), StubContracts.PATIENCE)
                    .ids(beginning);
        }
    }

    @Test
    void ids_are_those_that_begin_so_the_exact_one_first() throws Exception {
        try (StubServer services = with("b", "c", "c-4", "c-42", "c-43", "d")) {
            assertThat(complete(services.url(), "c-4").values())
                    .containsExactly("c-4", "c-42", "c-43");
            assertThat(complete(services.url(), "c-").values())
                    .containsExactly("c-4", "c-42", "c-43");
            assertThat(complete(services.url(), "").values()).hasSize(6);
            assertThat(complete(services.url(), "x").values()).isEmpty();
        }
    }

    @Test
    void no_more_are_asked_for_than_are_told() throws Exception {
        String[] many =
                IntStream.range(1_000, 1_101).mapToObj(i -> "c-" + i).toArray(String[]::new);
        try (StubServer services = with(many)) {
            Completion all = complete(services.url(), "c");

            assertThat(all.values()).hasSize(100);
            assertThat(all.total()).isEqualTo(101);
            assertThat(services.requests().getLast().path())
                    .isEqualTo("/contracts?limit=101&after=c");
        }
    }

    @Test
    void what_can_begin_no_id_begins_none() throws Exception {
        try (StubServer services = with("c")) {
            assertThat(complete(services.url(), "\n")).isEqualTo(Completion.NONE);
            assertThat(services.requests()).isEmpty();
        }
    }

    @Test
    void without_a_service_there_are_none() throws Exception {
        try (ClosedPort nobody = new ClosedPort();
                ContractAccess access = StubContracts.access(nobody.url())) {
            ContractQueries hasty = new ContractQueries(access, Duration.ofMillis(50));

            assertThat(new ContractCompletions(hasty).ids("c")).isEqualTo(Completion.NONE);
        }
    }

    @Test
    void prompts_and_templates_complete_their_own_alone() throws Exception {
        try (StubServer services = with("c");
                ContractAccess access = StubContracts.access(services.url())) {
            ContractQueries queries = StubContracts.queries(access);
            ContractCompletions completions =
                    new ContractCompletions(queries, StubContracts.PATIENCE);

            assertThat(
                            new SiteReport(queries, completions)
                                    .complete("location", "ch", Map.of())
                                    .values())
                    .containsExactly("Chennai");
            assertThat(
                            new ContractReport(queries, completions)
                                    .complete("contract_id", "c", Map.of())
                                    .values())
                    .containsExactly("c");
            assertThat(
                            ContractResource.latest(queries, completions)
                                    .complete("id", "c", Map.of())
                                    .values())
                    .containsExactly("c");
            assertThat(
                            new LocationResource(queries, completions)
                                    .complete("location", "", Map.of())
                                    .values())
                    .hasSize(4);
            assertThat(
                            ContractResource.latest(queries, completions)
                                    .complete("location", "c", Map.of()))
                    .isEqualTo(Completion.NONE);
        }
    }
}
