package dev.switchboard.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results as files: every round as JSON, and a chart.
 *
 * @param folder created where it is missing
 */
public record ResultFiles(Results results, Path folder) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** Writes both; returns where they are, without their endings. */
    public Path write() throws IOException {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        String name = results.scenario() + "-" + STAMP.format(now);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), json(now));
        Files.writeString(folder.resolve(name + ".svg"), Chart.of(results));
        return folder.resolve(name);
    }

    private String json(LocalDateTime now) {
        Map<String, Object> rounds = new LinkedHashMap<>();
        for (String system : results.systems()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            for (Metric metric : results.metrics()) {
                figures.put(metric.label(), results.values(system, metric));
            }
            rounds.put(system, figures);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("scenario", results.scenario());
        all.put("time", now.toString());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("java", Runtime.version().toString());
        all.put("rounds", rounds);
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }
}
