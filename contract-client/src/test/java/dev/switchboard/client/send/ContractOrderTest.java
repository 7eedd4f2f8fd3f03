package dev.switchboard.client.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.ContractId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who goes after whom. */
@Timeout(180)
class ContractOrderTest {

    @Test
    void a_long_row_of_turns_that_were_given_up_lets_the_next_one_go() throws Exception {
        ContractOrder order = new ContractOrder();
        ContractId contract = new ContractId("order-1");
        ContractOrder.Turn first = order.turn(contract);
        List<ContractOrder.Turn> givenUp = new ArrayList<>();
        for (int n = 0; n < 100_000; n++) {
            givenUp.add(order.turn(contract));
        }
        givenUp.forEach(ContractOrder.Turn::done);
        ContractOrder.Turn last = order.turn(contract);

        first.done();
        last.await();

        assertThat(givenUp).hasSize(100_000);
    }
}
