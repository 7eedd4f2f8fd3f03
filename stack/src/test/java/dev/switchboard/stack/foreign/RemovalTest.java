package dev.switchboard.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A null value removes a contract. */
class RemovalTest extends ForeignTest {

    private final String contract = newContract();

    @ParameterizedTest
    @MethodSource("all")
    void a_removed_contract_is_gone(ForeignProducer producer) throws Exception {
        say(producer, Batch.of(ForeignRecord.update(contract), ForeignRecord.removal(contract)));

        awaitOutcomes(contract + ": kept", contract + ": removed");
        assertThat(Stand.nodes())
                .allSatisfy(node -> {
                    assertThat(node.contracts())
                            .noneMatch(
                                    item -> item.get("contract_id").stringValue().equals(contract));
                    assertThat(node.history(List.of(contract)).getFirst().has("removed")).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_contract_may_be_removed_that_never_was_and_come_back(ForeignProducer producer)
            throws Exception {
        say(
                producer,
                Batch.of(
                        ForeignRecord.removal(contract),
                        ForeignRecord.update(contract),
                        ForeignRecord.removal(contract),
                        ForeignRecord.update(contract)));

        awaitOutcomes(
                contract + ": removed",
                contract + ": kept",
                contract + ": removed",
                contract + ": kept");
    }
}
