package dev.switchboard.model.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTextTest {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void a_cursor_is_read_back_the_same_from_its_text() {
        for (int i = 0; i < 5000; i++) {
            Cursor cursor = AnyCursor.of(random, 1 + random.nextInt(62));

            assertThat(Cursor.parse(cursor.encode())).as(round(i)).contains(cursor);
        }
    }

    /** Cursors outlive versions: whatever a library's hash code becomes, this stays. */
    @Test
    void a_topic_has_the_same_epoch_for_ever() {
        Uuid topic = new Uuid(0x0123456789abcdefL, 0xfedcba9876543210L);

        assertThat(Cursor.epochOf(topic)).isZero();
        assertThat(Cursor.epochOf(new Uuid(0x0123456789abcdefL, 1))).isEqualTo(0x88888889);
        assertThat(Cursor.parse("QQKIiIiJAAAAAACA"))
                .contains(Cursor.start(new Uuid(0x0123456789abcdefL, 1), 2).covering(0, 0));
    }

    @Test
    void the_start_and_the_largest_offset_are_read_back() {
        Cursor start = Cursor.start(AnyCursor.TOPIC, AnyCursor.PARTITIONS);
        Cursor furthest = start.after(3, Long.MAX_VALUE - 1, 1_700_000_000_000L);

        assertThat(Cursor.parse(start.encode())).contains(start);
        assertThat(Cursor.parse(furthest.encode())).contains(furthest);
    }

    @Test
    void an_append_time_before_2020_stays_a_time() {
        Cursor cursor = Cursor.start(AnyCursor.TOPIC, 1).after(0, 0, 1_000);

        assertThat(Cursor.parse(cursor.encode()))
                .hasValueSatisfying(read -> assertThat(read.time()).isPositive());
    }

    @Test
    void a_text_is_short_and_safe_in_urls_and_headers() {
        for (int i = 0; i < 1000; i++) {
            assertThat(AnyCursor.of(random, 37).encode())
                    .as(round(i))
                    .hasSizeLessThanOrEqualTo(Cursor.MAX_TEXT)
                    .matches("[A-Za-z0-9_-]+");
        }
        Cursor full = Cursor.start(AnyCursor.TOPIC, AnyCursor.PARTITIONS);
        for (int p = 0; p < AnyCursor.PARTITIONS; p++) {
            full = full.after(p, (1L << 37) - 2, Long.MAX_VALUE);
        }
        assertThat(full.encode()).hasSize(Cursor.MAX_TEXT);
    }

    @Test
    void there_is_one_text_for_a_cursor() {
        for (int i = 0; i < 5000; i++) {
            String text = AnyCursor.of(random, 1 + random.nextInt(62)).encode();
            String changed = withOneCharacterChanged(text);

            Cursor.parse(changed)
                    .ifPresent(read ->
                            assertThat(read.encode()).as("seed %d", seed).isEqualTo(changed));
            assertThat(Cursor.parse(text + "=")).as(text).isEmpty();
            assertThat(Cursor.parse(text + "A")).as(text).isEmpty();
        }
    }

    @Test
    void garbage_never_throws_and_is_hardly_ever_a_cursor() {
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            taken += Cursor.parse(text).isPresent() ? 1 : 0;
        }
        assertThat(taken).as("seed %d", seed).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "latest", "0", "%", "null", "契約", "\0", "QQ==", "AAAAAAAAAAAAAAA"})
    void what_clients_may_send_by_mistake_is_no_cursor(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void a_cursor_of_another_version_is_none() {
        byte[] bytes = Base64.getUrlDecoder().decode(AnyCursor.of(random, 20).encode());
        bytes[0] = (byte) (bytes[0] ^ 0xc0);

        assertThat(Cursor.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEmpty();
    }

    private String withOneCharacterChanged(String text) {
        int at = random.nextInt(text.length());
        char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private String round(int i) {
        return "seed %d, round %d".formatted(seed, i);
    }
}
