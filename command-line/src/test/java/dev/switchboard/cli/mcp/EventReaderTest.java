package dev.switchboard.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static EventReader reader(String stream) {
        return new EventReader(new ByteArrayInputStream(stream.getBytes(UTF_8)), null);
    }

    @Test
    void events_end_with_an_empty_line_whatever_ends_lines() throws IOException {
        EventReader events = reader(":\n\ndata: a\ndata:b\n\nevent: x\r\ndata: c\r\n\r\ndata: cut");

        assertThat(events.next()).isEqualTo("a\nb");
        assertThat(events.next()).isEqualTo("c");
        assertThat(events.next()).isNull();
    }

    @Test
    void what_to_come_back_with_is_that_of_the_last_whole_event() throws IOException {
        EventReader events =
                reader("id: 1\nretry: 20\ndata:\n\nid: 2\nretry: x\ndata: a\n\nid: 3\ndata");

        assertThat(events.next()).isEqualTo("a");
        assertThat(events.lastEventId()).isEqualTo("2");
        assertThat(events.next()).isNull();
        assertThat(events.lastEventId()).isEqualTo("2");
        assertThat(events.retry()).isEqualTo(Duration.ofMillis(20));
    }
}
