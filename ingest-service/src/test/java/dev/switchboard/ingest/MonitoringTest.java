package dev.switchboard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class MonitoringTest extends IngestTest {

    private static final String ADMISSION = "dev.switchboard.admission";

    @Autowired private LoggingSystem logging;

    @BeforeEach
    void log_each_update() {
        logging.setLogLevel(ADMISSION, LogLevel.DEBUG);
    }

    @AfterEach
    void log_as_usual() {
        logging.setLogLevel(ADMISSION, null);
    }

    @Test
    void the_log_tells_of_each_update_and_of_all_in_a_line(CapturedOutput log) {
        client().post("/update", update("logged"));
        client().post("/update", "{\"a\\nb\": 1}");

        assertThat(log.getOut()).contains("accepted logged as contracts-");
        assertThat(log.getOut()).contains("refused: the update breaks 5 rules").contains("/a\\nb");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> log.getOut().contains("acknowledged within "));
    }

    @Test
    void the_metrics_count_what_was_taken() {
        client().post("/update", update("counted"));

        assertThat(client().get("/actuator/prometheus").body())
                .contains("switchboard_updates_total{")
                .contains("outcome=\"accepted\"")
                .contains("switchboard_updates_acknowledge_seconds");
    }

    @Test
    void it_is_ready_when_its_topics_are() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> client().get("/actuator/health/readiness").status() == 200);
        assertThat(client().get("/actuator/health/liveness").status()).isEqualTo(200);
    }
}
