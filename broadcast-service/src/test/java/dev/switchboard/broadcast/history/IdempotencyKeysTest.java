package dev.switchboard.broadcast.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.testkit.Program;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final IdempotencyKeys keys = new IdempotencyKeys(Duration.ofHours(1), 100);

    @Test
    void a_key_is_known_with_the_body_it_was_used_with() {
        KeyHash used = hash("k", "body");

        keys.add(used, NOW);

        assertThat(keys.body(hash("k", "another"))).isEqualTo(used.body());
        assertThat(keys.body(hash("other", "body"))).isNull();
    }

    @Test
    void a_key_is_known_to_the_end_of_the_window() {
        keys.add(hash("k", "body"), NOW);

        keys.add(hash("later", ""), NOW + HOUR);

        assertThat(keys.body(hash("k", "body"))).isNotNull();
    }

    @Test
    void a_key_is_forgotten_after_the_window() {
        keys.add(hash("k", "body"), NOW);

        keys.add(hash("later", ""), NOW + HOUR + 1);

        assertThat(keys.body(hash("k", "body"))).isNull();
        assertThat(keys.body(hash("later", ""))).isNotNull();
    }

    @Test
    void time_alone_makes_keys_forgotten() {
        keys.add(hash("k", "body"), NOW);

        keys.forgetOld(NOW + HOUR + 1);

        assertThat(keys.body(hash("k", "body"))).isNull();
    }

    @Test
    void a_use_read_late_from_another_partition_is_forgotten_in_time() {
        keys.add(hash("new", "body"), NOW + HOUR);
        keys.add(hash("old", "body"), NOW);

        keys.forgetOld(NOW + HOUR + 1);

        assertThat(keys.body(hash("old", "body"))).isNull();
        assertThat(keys.body(hash("new", "body"))).isNotNull();
    }

    @Test
    void an_older_use_read_later_does_not_replace_a_newer_one() {
        KeyHash newer = hash("k", "newer");

        keys.add(newer, NOW + HOUR / 2);
        keys.add(hash("k", "older"), NOW);

        assertThat(keys.body(newer)).isEqualTo(newer.body());
    }

    @Test
    void a_use_out_of_the_window_when_it_is_read_is_not_known() {
        keys.add(hash("new", "body"), NOW + HOUR * 2);
        keys.add(hash("old", "body"), NOW);

        assertThat(keys.body(hash("old", "body"))).isNull();
    }

    @Test
    void forgetting_an_old_use_spares_a_newer_one_of_the_same_key() {
        KeyHash newer = hash("k", "newer");
        keys.add(hash("k", "older"), NOW);
        keys.add(newer, NOW + HOUR / 2);

        keys.forgetOld(NOW + HOUR + 1);

        assertThat(keys.body(newer)).isEqualTo(newer.body());
    }

    @Test
    void beyond_what_memory_is_meant_for_the_oldest_are_forgotten_and_that_is_told() {
        assertThat(keys.reach()).isEqualTo(Duration.ofHours(1));

        for (int i = 0; i < 103; i++) {
            keys.add(hash("k" + i, "body"), NOW + i * 1_000L);
        }

        assertThat(keys.size()).isEqualTo(100);
        assertThat(keys.body(hash("k2", "body"))).isNull();
        assertThat(keys.body(hash("k3", "body"))).isNotNull();
        assertThat(keys.forgottenEarly()).isEqualTo(3);
        assertThat(keys.reach()).isEqualTo(Duration.ofSeconds(99));
    }

    @Test
    void the_whole_window_is_known_again_once_what_was_forgotten_early_is_out_of_it() {
        for (int i = 0; i < 103; i++) {
            keys.add(hash("k" + i, "body"), NOW + i * 1_000L);
        }

        keys.forgetOld(NOW + 2_000L + HOUR);
        assertThat(keys.reach()).isEqualTo(Duration.ofSeconds(99));
        keys.forgetOld(NOW + 2_001L + HOUR);
        assertThat(keys.reach()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void cleared_it_knows_of_nothing_forgotten() {
        for (int i = 0; i < 103; i++) {
            keys.add(hash("k" + i, "body"), NOW);
        }

        keys.clear();

        assertThat(keys.reach()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_the_window_forgets_is_not_forgotten_early() {
        for (int i = 0; i < 200; i++) {
            keys.add(hash("k" + i, "body"), NOW + i * HOUR);
        }

        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.forgottenEarly()).isZero();
    }

    @Test
    void when_as_many_are_known_as_may_be_the_oldest_give_way() {
        int most = 200_000;
        IdempotencyKeys many = new IdempotencyKeys(Duration.ofHours(24), most);

        for (int i = 0; i < most + most / 100; i++) {
            many.add(new KeyHash(31L * i, i, 7), NOW + i);
        }

        assertThat(many.size()).isEqualTo(most);
        assertThat(many.forgottenEarly()).isEqualTo(most / 100);
    }

    @Test
    void they_take_no_more_than_what_is_set_aside_for_them() throws Exception {
        try (Program measuring = Program.java(BytesOfAKey.class.getName())) {
            assertThat(measuring.await()).as(measuring.output()).isZero();

            assertThat(Long.parseLong(measuring.output()))
                    .isBetween(50L, (long) IdempotencyKeys.BYTES_A_KEY);
        }
    }

    @Test
    void cleared_it_knows_nothing() {
        keys.add(hash("k", "body"), NOW);

        keys.clear();

        assertThat(keys.body(hash("k", "body"))).isNull();
    }

    private static KeyHash hash(String key, String body) {
        return KeyHash.of("tests".getBytes(UTF_8), key.getBytes(UTF_8), body.getBytes(UTF_8));
    }
}
