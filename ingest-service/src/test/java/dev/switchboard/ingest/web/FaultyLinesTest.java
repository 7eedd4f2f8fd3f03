package dev.switchboard.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Lines that break as many rules as their size allows. */
final class FaultyLinesTest extends IngestTest {

    @Test
    void a_thousand_lines_with_very_many_faults_are_answered_in_some_megabytes() {
        byte[] line =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "\"a" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}\n"))
                        .getBytes(UTF_8);
        assertThat(line.length).isLessThan(1_000_000);

        Answer answer =
                client().post(
                                "/updates",
                                BodyPublishers.ofByteArrays(Collections.nCopies(1_000, line)),
                                "Content-Type",
                                MediaType.APPLICATION_NDJSON_VALUE);

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("refused").asInt()).isEqualTo(1_000);
        assertThat(answer.json().get("refusals").size()).isBetween(100, 999);
        assertThat(answer.body().length()).isLessThan(4_000_000);
    }
}
