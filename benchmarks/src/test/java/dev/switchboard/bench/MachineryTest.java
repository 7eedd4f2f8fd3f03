package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.Systems;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Scenario;
import dev.switchboard.bench.scenario.Scenario.Trial;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes and the way they talk, with the floor and a few connections. Nothing is timed. */
@Tag("soak")
@Tag("stack")
class MachineryTest {

    private static final int CONNECTIONS = 7;
    private static final int UPDATES = 500;

    @TempDir Path folder;

    @Test
    void everything_reaches_everybody_in_order() throws Exception {
        Results results = run(Systems.FLOOR, Systems.FLOOR_UNBATCHED);

        assertThat(results.systems()).containsExactly(Systems.FLOOR, Systems.FLOOR_UNBATCHED);
        assertThat(results.values(Systems.FLOOR, Metric.LOST)).containsExactly(0.0, 0.0);
        assertThat(results.values(Systems.FLOOR_UNBATCHED, Metric.LOST)).containsExactly(0.0, 0.0);
        assertThat(results.values(Systems.FLOOR, Metric.FRAME))
                .allSatisfy(bytes -> assertThat(bytes).isBetween(300.0, 600.0));
    }

    @Test
    void what_fails_is_said_and_the_rest_is_measured() throws Exception {
        Results results = run("unknown", Systems.FLOOR);

        assertThat(results.systems()).containsExactly(Systems.FLOOR);
    }

    private Results run(String... systems) throws Exception {
        Machine machine = new Machine(folder, folder, "128m");
        Scenario scenario =
                new Scenario(
                        "test",
                        "",
                        false,
                        List.of(systems).stream()
                                .map(name ->
                                        new Trial(
                                                name,
                                                name,
                                                (target, stage) ->
                                                        stage.burst(target, CONNECTIONS, UPDATES)))
                                .toList());
        try (Systems started = new Systems(machine, null);
                Course course = new Course(started, machine, 2, true)) {
            return course.run(scenario, 2);
        }
    }
}
