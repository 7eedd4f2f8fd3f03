package dev.switchboard.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMessageTest {

    @Test
    void a_line_is_read_as_it_was_said() {
        ProcessMessage line = ProcessMessage.of("open", "port", 8000, "path", "/a=b");

        assertThat(ProcessMessage.parse(line.toString())).isEqualTo(line);
    }

    @Test
    void a_feed_is_read_as_it_was_said() {
        UpdateSeries feed = new UpdateSeries(7, 100, Duration.ofMillis(25), 3);

        assertThat(UpdateSeries.of(ProcessMessage.parse(feed.line().toString()))).isEqualTo(feed);
    }

    @Test
    void a_feed_deals_its_updates_to_the_lanes_in_turn() throws Exception {
        List<String> sent = new ArrayList<>();
        UpdateSeries.burst(1, 5).send(2, stamp -> sent.add(stamp.lane() + ":" + stamp.sequence()));

        assertThat(sent).containsExactly("0:0", "1:0", "0:1", "1:1", "0:2");
    }
}
