package dev.switchboard.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Turns.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<String> order = new ArrayList<>();
    private final Turns turns =
            new Turns(
                    "test",
                    Metric.REQUESTS,
                    List.of(part("ours", "bare", 1, 30, 20), part("bare", null, 2, 40, 80)));

    @Test
    void a_share_is_of_what_was_measured_in_the_same_round() throws Exception {
        Results results = turns.run(1, 2);

        assertThat(results.values("ours", Metric.SHARE)).containsExactly(0.75, 0.25);
        assertThat(results.values("bare", Metric.SHARE)).isEmpty();
    }

    @Test
    void warm_ups_are_measured_and_not_counted() throws Exception {
        Results results = turns.run(1, 2);

        assertThat(results.values("ours", Metric.REQUESTS)).containsExactly(30.0, 20.0);
    }

    @Test
    void whoever_went_first_goes_last_in_the_next_round() throws Exception {
        turns.run(1, 2);

        assertThat(order).containsExactly("ours", "bare", "bare", "ours", "ours", "bare");
    }

    @Test
    void parts_that_build_on_each_other_keep_their_order() throws Exception {
        turns.inOrder().run(1, 2);

        assertThat(order).containsExactly("ours", "bare", "ours", "bare", "ours", "bare");
    }

    @Test
    void it_warms_up_until_nothing_gets_faster() throws Exception {
        Part part = part("ours", null, 10, 20, 22, 30, 40);
        Results results = new Turns("test", Metric.REQUESTS, List.of(part)).run(4, 1);

        assertThat(results.values("ours", Metric.REQUESTS)).containsExactly(30.0);
    }

    private Part part(String label, @Nullable String against, double... rates) {
        Iterator<Double> next = Arrays.stream(rates).iterator();
        return new Part(
                label,
                against,
                () -> {
                    order.add(label);
                    return Map.of(Metric.REQUESTS, next.next());
                });
    }
}
