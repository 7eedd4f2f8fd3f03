package dev.switchboard.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResultFilesTest {

    private final Results results = new Results("some", List.of("ours", "other <&>"));

    ResultFilesTest() {
        results.add("other <&>", Map.of(Metric.RATE, 50.0));
        results.add("ours", Map.of(Metric.RATE, 100.0, Metric.SERVER_CPU, 1.5));
        results.add("ours", Map.of(Metric.RATE, 300.0, Metric.SERVER_CPU, 2.5));
    }

    @Test
    void the_table_compares_medians_with_the_first_system() {
        assertThat(Table.of(results))
                .containsPattern("deliveries/s +\\| ours +\\| +200 \\| +100 \\| +300 \\| +1.00")
                .containsPattern("deliveries/s +\\| other <&> +\\| +50 \\| +50 \\| +50 \\| +4.00");
    }

    @Test
    void the_chart_has_a_bar_for_each_system_and_metric() throws Exception {
        var svg =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        Chart.of(results).getBytes(StandardCharsets.UTF_8)));

        // and one for the background
        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3);
    }

    @Test
    void every_round_is_in_the_file(@TempDir Path folder) throws Exception {
        Path written = new ResultFiles(results, folder.resolve("new")).write();

        var json = new JsonMapper().readTree(Files.readString(Path.of(written + ".json")));
        assertThat(json.at("/rounds/ours/deliveries~1s").values())
                .extracting(value -> value.asDouble())
                .containsExactly(100.0, 300.0);
        assertThat(Path.of(written + ".svg")).exists();
    }
}
