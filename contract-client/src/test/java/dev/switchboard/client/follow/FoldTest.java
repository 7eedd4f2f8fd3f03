package dev.switchboard.client.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.client.Updates;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The view of what is current. */
class FoldTest {

    private static final ContractId A = new ContractId("fold-a");
    private static final ContractId B = new ContractId("fold-b");

    private final Fold fold = new Fold();

    private void take(ContractId contract) {
        fold.take(new Change.Updated(Updates.of(contract, 1), "id", "cursor", false));
    }

    @Test
    void a_snapshot_takes_the_place_of_all_in_one_step() {
        take(A);
        Map<ContractId, ContractUpdate> view = fold.view();
        var entries = view.entrySet();
        fold.snapshotBegins();
        take(B);
        assertThat(view).containsOnlyKeys(A);

        fold.replayComplete();

        assertThat(view).containsOnlyKeys(B).hasSize(1).doesNotContainKey(A);
        assertThat(view.get(A)).isNull();
        assertThat(entries).extracting(Map.Entry::getKey).containsExactly(A);
    }

    @Test
    void the_view_can_not_be_changed() {
        take(A);
        var view = fold.view();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> view.remove(A));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(view::clear);
        assertThat(view).containsOnlyKeys(A);
    }
}
