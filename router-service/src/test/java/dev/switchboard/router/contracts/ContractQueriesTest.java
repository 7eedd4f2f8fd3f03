package dev.switchboard.router.contracts;

import static dev.switchboard.router.contracts.StubContracts.call;
import static dev.switchboard.router.contracts.StubContracts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.RawServer;
import dev.switchboard.testkit.StubServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** Services that do not answer as they should. */
class ContractQueriesTest {

    private static final ContractId ID = new ContractId("c-42");

    @Test
    void a_service_that_says_nothing_is_not_waited_for_longer_than_patience() throws Exception {
        Duration patience = Duration.ofMillis(50);
        try (RawServer silent = new RawServer("", false);
                ContractAccess access = StubContracts.access(silent.url())) {
            ContractQueries queries = new ContractQueries(access, patience);

            assertThat(text(call(new ContractsHistory(queries), "{}")))
                    .isEqualTo(
                            "Not answered: the service of contracts did not answer within 50 ms."
                                    + " Nothing was changed; call again in a while.");
        }
    }

    @Test
    void a_service_that_is_not_there_is_told_in_a_sentence() throws Exception {
        Duration patience = Duration.ofMillis(500);
        try (ClosedPort nobody = new ClosedPort();
                ContractAccess access =
                        new ContractAccess(
                                StubContracts.settings(nobody.url(), patience),
                                new MockEnvironment())) {
            ContractQueries queries = new ContractQueries(access, patience);

            assertThat(text(call(new ContractsStatus(queries), "{}")))
                    .startsWith("Not answered: ")
                    .doesNotContain("Exception")
                    .endsWith("call again in a while.");
        }
    }

    @Test
    void what_is_no_switchboard_is_not_asked_again() throws Exception {
        try (StubServer other = new StubServer(_ -> StubContracts.json("{\"hello\": 1}"));
                ContractAccess access = StubContracts.access(other.url())) {
            ContractQueries queries = StubContracts.queries(access);

            assertThat(text(call(new ContractsStatus(queries), "{}")))
                    .contains("what answers at /contracts/status is not Switchboard");
            assertThatThrownBy(() -> queries.contract(ID)).isInstanceOf(CallFailedException.class);
            assertThat(other.requests()).hasSize(2);
        }
    }

    @Test
    void who_is_interrupted_leaves_the_service() throws Exception {
        try (RawServer silent = new RawServer("", false);
                ContractAccess access = StubContracts.access(silent.url())) {
            ContractQueries queries = StubContracts.queries(access);
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread asking =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    queries.contract(ID);
                                } catch (InterruptedException | RuntimeException e) {
                                    failure.complete(e);
                                }
                            });
            silent.awaitAnswered();

            asking.interrupt();

            assertThat(failure.get()).isInstanceOf(InterruptedException.class);
            assertThat(silent.isLeft()).isTrue();
        }
    }
}
