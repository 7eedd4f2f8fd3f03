package dev.switchboard.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A stream that sends more than its caller may. */
@TestPropertySource(
        properties = {
            "switchboard.ingest.rate=2",
            "switchboard.ingest.burst=2",
            // shorter than a stream waits here until it is read on
            "server.jetty.connection-idle-timeout=5s"
        })
final class SlowedStreamTest extends IngestTest {

    @Test
    void a_stream_is_not_refused_but_slowed_down() {
        String lines = (line("rated") + "\n").repeat(14);

        Answer answer = client().post("/updates", lines, "Content-Type", "application/x-ndjson");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(14);
    }
}
