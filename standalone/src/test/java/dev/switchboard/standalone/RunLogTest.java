package dev.switchboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code logback.xml} of {@code ./switchboard run}, apart from the log of the tests. */
class RunLogTest {

    private static final String OURS = "dev.switchboard.some";

    @TempDir private Path folder;

    private final LoggerContext logging = new LoggerContext();

    @AfterEach
    void stop() {
        logging.stop();
    }

    @Test
    void what_is_ours_stands_in_its_log_and_what_is_the_brokers_in_another() throws Exception {
        configure("INFO");

        logging.getLogger(OURS).info("of ours");
        logging.getLogger("org.eclipse.jetty.some").info("of a library");
        logging.getLogger("org.apache.kafka.some").info("of Kafka");
        logging.getLogger("kafka.some").info("of the broker");
        logging.getLogger("state.change.logger").info("of its states");

        assertThat(log("switchboard.log")).contains("of ours", "of a library").hasLineCount(2);
        assertThat(log("kafka.log"))
                .contains("of Kafka", "of the broker", "of its states")
                .hasLineCount(3);
    }

    @Test
    void log_level_says_how_much_is_told() throws Exception {
        configure("DEBUG");
        logging.getLogger(OURS).debug("in depth");
        logging.getLogger(OURS).trace("deeper");

        assertThat(log("switchboard.log")).contains("in depth").hasLineCount(1);
    }

    @Test
    void log_level_is_info_when_nothing_is_set() throws Exception {
        configure(System.getenv().getOrDefault("LOG_LEVEL", ""));
        logging.getLogger(OURS).info("as usual");
        logging.getLogger(OURS).debug("in depth");

        assertThat(log("switchboard.log")).contains("as usual").hasLineCount(1);
    }

    /**
     * @param level what {@code LOG_LEVEL} says; may be empty
     */
    private void configure(String level) throws JoranException {
        logging.setMDCAdapter(new LogbackMDCAdapter());
        logging.putProperty("switchboard.logs", folder.toString());
        if (!level.isEmpty()) {
            logging.putProperty("LOG_LEVEL", level);
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logging);
        configurator.doConfigure(
                Objects.requireNonNull(Standalone.class.getResource("/logback.xml")));
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
