package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.model.feed.KeyHash;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeeperReportTest {

    private static final long NOW = 1_800_000_000_000L;

    private final IdempotencyKeys keys = new IdempotencyKeys(Duration.ofHours(1), 2);
    private final KeeperReport report = new KeeperReport(new KeeperCounts(), keys);

    @Test
    void it_is_silent_while_there_is_nothing_to_tell() {
        assertThat(report.next()).isEmpty();
    }

    @Test
    void it_tells_that_keys_were_forgotten_early_and_what_to_do() {
        for (int i = 0; i < 5; i++) {
            keys.add(KeyHash.of(bytes("s"), bytes("k" + i), bytes("b")), NOW + i * 60_000L);
        }

        assertThat(report.next())
                .hasValueSatisfying(line ->
                        assertThat(line)
                                .contains("forgotten early 3, known for PT1M only")
                                .contains("switchboard.broadcast.idempotency-memory"));
        assertThat(report.next()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
