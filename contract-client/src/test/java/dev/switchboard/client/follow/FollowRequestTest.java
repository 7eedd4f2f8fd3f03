package dev.switchboard.client.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.client.query.ContractsQuery;
import dev.switchboard.model.contract.ContractId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can be asked for. */
class FollowRequestTest {

    private static final ContractId[] MANY =
            IntStream.range(0, 1_000)
                    .mapToObj(n -> new ContractId("many-" + n))
                    .toArray(ContractId[]::new);

    @Test
    void a_filter_that_no_command_can_hold_is_refused_at_once() {
        assertThat(FollowRequest.all().of(MANY).command(null)).contains("many-999");
        ContractId[] tooLong =
                IntStream.range(0, 320)
                        .mapToObj(n -> new ContractId("é".repeat(95) + n))
                        .toArray(ContractId[]::new);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FollowRequest.all().of(tooLong))
                .withMessageContaining("60,000 is the bound");
    }

    @Test
    void a_filter_that_no_address_can_hold_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractsQuery.ALL.of(MANY))
                .withMessageContaining("6000 is the bound");
    }
}
