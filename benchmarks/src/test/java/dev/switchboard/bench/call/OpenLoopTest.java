package dev.switchboard.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final long MILLI = 1_000_000;

    private final List<Long> due = new ArrayList<>();
    private final List<Long> unsent = new ArrayList<>();

    @Test
    void what_became_due_meanwhile_is_made_up_for_and_bears_the_time_it_was_due() {
        OpenLoop loop = loop(() -> null);
        loop.advance(2 * MILLI + 1);

        assertThat(due).isEmpty();
        assertThat(unsent).containsExactly(0L, MILLI, 2 * MILLI);
    }

    @Test
    void nothing_is_due_until_the_next_call() {
        OpenLoop loop = loop(() -> null);
        loop.advance(0);

        assertThat(loop.idle(MILLI / 4)).isEqualTo(MILLI * 3 / 4);
        assertThat(loop.idle(5 * MILLI)).isZero();
    }

    @Test
    void the_rate_does_not_drift() {
        OpenLoop loop = new OpenLoop(3, 0, () -> null, (_, when) -> due.add(when), unsent::add);
        loop.advance(1_000 * 1_000 * MILLI);

        assertThat(unsent).hasSize(3 * 1_000 + 1);
    }

    private OpenLoop loop(Supplier<@Nullable CallConnection> lines) {
        return new OpenLoop(1000, 0, lines, (_, when) -> due.add(when), unsent::add);
    }
}
