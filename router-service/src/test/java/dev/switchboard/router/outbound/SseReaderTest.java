package dev.switchboard.router.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseReaderTest {

    private static final Origin ORIGIN = new Origin("https", "a.example", 443);

    private static SseReader reader(InputStream in, int limit) {
        return new SseReader(in, ORIGIN, limit);
    }

    private static SseReader reader(String stream) {
        return reader(new ByteArrayInputStream(stream.getBytes(UTF_8)), 1000);
    }

    private static List<ServerSentEvent> all(SseReader reader) throws IOException {
        List<ServerSentEvent> events = new ArrayList<>();
        for (Optional<ServerSentEvent> event = reader.next();
                event.isPresent();
                event = reader.next()) {
            events.add(event.get());
        }
        return events;
    }

    private static List<String> data(String stream) throws IOException {
        return all(reader(stream)).stream().map(ServerSentEvent::data).toList();
    }

    /** The body, a byte at a time. */
    private static InputStream byByte(String stream) {
        return new ByteArrayInputStream(stream.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lines_end_with_a_line_feed_a_carriage_return_or_both(String end) throws IOException {
        String stream = ": comment||data: a|data:b|||event: e|id: 7|data:  c||data: cut";
        String text = stream.replace("|", end);

        List<ServerSentEvent> events = all(reader(text));

        assertThat(events)
                .containsExactly(
                        new ServerSentEvent("message", "a\nb", ""),
                        new ServerSentEvent("e", " c", "7"));
        assertThat(all(reader(byByte(text), 1000))).isEqualTo(events);
    }

    @Test
    void an_event_is_there_with_its_empty_line_even_if_a_line_feed_may_follow() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            SseReader reader = reader(in, 1000);
            out.write("data: a\r\r".getBytes(UTF_8));
            assertThat(reader.next().orElseThrow().data()).isEqualTo("a");

            out.write("\ndata: b\r\n\r\n".getBytes(UTF_8));
            assertThat(reader.next().orElseThrow().data()).isEqualTo("b");
        }
    }

    @Test
    void fields_are_read_as_the_specification_says() throws IOException {
        assertThat(data("data\n\ndata\ndata\n\ndata:\n\n")).containsExactly("", "\n", "");
        assertThat(data("data:a:b\n\ndata :c\n\nDATA: d\n\n")).containsExactly("a:b");
        assertThat(data("event: only\n\nid: 1\n\ndata: x\n\n")).containsExactly("x");
    }

    @Test
    void the_type_is_that_of_one_event_and_the_id_that_of_the_stream() throws IOException {
        assertThat(all(reader("event: e\nid: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n")))
                .containsExactly(
                        new ServerSentEvent("e", "a", "1"),
                        new ServerSentEvent("message", "b", "1"),
                        new ServerSentEvent("message", "c", ""));
    }

    @Test
    void what_to_come_back_with_is_of_the_last_whole_event() throws IOException {
        SseReader reader =
                reader("id: 1\nretry: 20\n\nid: 2\0\nretry: x\ndata: a\n\nid: 3\nretry: -1\ndata");

        assertThat(all(reader)).hasSize(1);
        assertThat(reader.lastEventId()).isEqualTo("1");
        assertThat(reader.retry()).contains(Duration.ofMillis(20));
    }

    @Test
    void one_byte_order_mark_is_left_out() throws IOException {
        assertThat(data("\uFEFFdata: a\n\n")).containsExactly("a");
        assertThat(data("\uFEFF\uFEFFdata: a\n\n")).isEmpty();
        assertThat(data("data: a\n\n\uFEFFdata: b\n\n")).containsExactly("a");
    }

    @Test
    void characters_may_be_cut_anywhere_and_malformed_ones_are_replaced() throws IOException {
        assertThat(all(reader(byByte("data: é€😀\n\n"), 1000)).getFirst().data()).isEqualTo("é€😀");
        byte[] malformed = {'d', 'a', 't', 'a', ':', (byte) 0xff, 'x', '\n', '\n'};
        assertThat(all(reader(new ByteArrayInputStream(malformed), 1000)).getFirst().data())
                .isEqualTo("\uFFFDx");
    }

    /** Never ends: the start once, then the rest over and over. */
    private static InputStream endless(String start, String rest) {
        return new InputStream() {
            private int next;

            @Override
            public int read() {
                int at = next++;
                return at < start.length()
                        ? start.charAt(at)
                        : rest.charAt((at - start.length()) % rest.length());
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: ", ": ", "", "event: ", "data: a\n", "id: 1\ndata: aaaaaaaa\n"})
    void a_line_without_end_is_too_large(String start) {
        assertThatThrownBy(() -> reader(endless(start, "a"), 100).next())
                .isInstanceOf(OutboundException.TooLarge.class)
                .hasMessageContaining("an event of more than 100 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data\n", "data: a\n", "id: 1\ndata: aaaaaaaa\r\n"})
    void an_event_without_end_is_too_large(String lines) {
        assertThatThrownBy(() -> reader(endless("", lines), 100).next())
                .isInstanceOf(OutboundException.TooLarge.class);
    }

    @Test
    void an_event_of_the_largest_size_is_read() throws IOException {
        String stream = "data:" + "a".repeat(95) + "\n\n";

        assertThat(all(reader(new ByteArrayInputStream(stream.repeat(3).getBytes(UTF_8)), 100)))
                .hasSize(3);
    }

    @Test
    void comments_do_not_add_up() throws IOException {
        String stream = ": still here\n".repeat(1000) + "data: a\n\n";

        assertThat(all(reader(new ByteArrayInputStream(stream.getBytes(UTF_8)), 100))).hasSize(1);
    }

    @Test
    void a_response_is_read_event_by_event() throws Exception {
        try (Peer peer =
                        new Peer(connection -> {
                            connection.request();
                            connection.send(
                                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                            + "Transfer-Encoding: chunked\r\n\r\n"
                                            + "9\r\ndata: a\n\n\r\n");
                            connection.request();
                        });
                OutboundClient client = Clients.loopback();
                OutboundResponse response = client.exchange(OutboundRequest.get(peer.url("/")))) {
            assertThat(response.events().next().orElseThrow().data()).isEqualTo("a");
        }
    }
}
