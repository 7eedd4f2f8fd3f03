package dev.switchboard.model.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHashTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final KeyHash HASH = hash("anna", "k1", BODY);

    @Test
    void a_repeat_has_the_same_hash() {
        assertThat(hash("anna", "k1", "{}".getBytes(UTF_8))).isEqualTo(HASH);
    }

    @Test
    void the_same_key_with_another_body_is_told_by_the_body_alone() {
        KeyHash reused = hash("anna", "k1", "[]".getBytes(UTF_8));

        assertThat(reused.high()).isEqualTo(HASH.high());
        assertThat(reused.low()).isEqualTo(HASH.low());
        assertThat(reused.body()).isNotEqualTo(HASH.body());
    }

    @Test
    void keys_of_different_sources_never_meet() {
        assertThat(hash("bert", "k1", BODY).high()).isNotEqualTo(HASH.high());
        assertThat(hash("ann", "ak1", BODY).high()).isNotEqualTo(HASH.high());
        assertThat(hash("", "annak1", BODY).high()).isNotEqualTo(HASH.high());
    }

    @Test
    void keys_that_are_no_text_are_told_apart_too() {
        byte[] source = {};

        assertThat(KeyHash.of(source, new byte[] {(byte) 0xe8}, BODY))
                .isNotEqualTo(KeyHash.of(source, new byte[] {(byte) 0xe9}, BODY));
    }

    /** Keys in contract.history must be known again after an update of the service. */
    @Test
    void the_hash_of_a_text_stays_what_it_is() {
        assertThat(hash("anna", "schlüssel", BODY))
                .hasToString("c3e360c5e4a71d6df8a5f19120a8a35d44136fa355b3678a");
    }

    private static KeyHash hash(String source, String key, byte[] body) {
        return KeyHash.of(source.getBytes(UTF_8), key.getBytes(UTF_8), body);
    }

    @Test
    void it_is_read_back_the_same_from_its_text() {
        assertThat(HASH.toString()).matches("[0-9a-f]{48}");
        assertThat(KeyHash.parse(HASH.toString())).contains(HASH);
        assertThat(KeyHash.parse(new KeyHash(-1, 0, Long.MIN_VALUE).toString()))
                .contains(new KeyHash(-1, 0, Long.MIN_VALUE));
    }

    @Test
    void text_in_capitals_is_another_form() {
        assertThat(KeyHash.parse("ab".repeat(24).toUpperCase(Locale.ROOT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 46, 47, 49, 50, 96})
    void text_of_another_length_is_none(int length) {
        assertThat(KeyHash.parse("a".repeat(length))).isEmpty();
    }

    @Test
    void text_with_other_characters_is_none() {
        assertThat(KeyHash.parse("g" + "a".repeat(47))).isEmpty();
        assertThat(KeyHash.parse("٣" + "a".repeat(47))).isEmpty();
    }
}
