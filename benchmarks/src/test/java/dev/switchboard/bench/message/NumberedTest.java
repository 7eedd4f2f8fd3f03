package dev.switchboard.bench.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NumberedTest {

    @Test
    void every_update_gets_the_number_after_the_one_before() {
        Numbered three = Numbered.updates(7, 2, 3, "[", ",", "]");
        three.number(98);

        assertThat(three.updates()).isEqualTo(3);
        assertThat(text(three))
                .isEqualTo("[" + update(98) + "," + update(99) + "," + update(100) + "]");
    }

    @Test
    void a_number_that_was_longer_leaves_nothing_behind() {
        Numbered one = Numbered.updates(7, 2, 1, "", "", "");
        one.number(12_345_678);
        one.number(9);

        assertThat(text(one)).isEqualTo(update(9));
    }

    @Test
    void numbers_begin_again_after_the_longest() {
        Numbered one = Numbered.updates(7, 2, 1, "", "", "");
        one.number(100_000_001);

        assertThat(text(one)).isEqualTo(update(1));
    }

    @Test
    void the_contract_id_is_where_it_says() {
        Numbered two = Numbered.updates(7, 2, 2, "", "\n", "\n");
        two.number(5);

        assertThat(text(two).substring(two.idAt(1), two.idAt(1) + Numbered.ID_LENGTH))
                .isEqualTo(new Stamp(7, 2, 6, 0).contractId(0));
    }

    @Test
    void what_has_no_update_stays_as_it_is() {
        Numbered none = Numbered.of("OPTIONS".getBytes(StandardCharsets.US_ASCII));
        none.number(1);

        assertThat(text(none)).isEqualTo("OPTIONS");
    }

    private static String update(long number) {
        byte[] update = Wording.update(new Stamp(7, 2, number, 0).contractId(0));
        return new String(update, StandardCharsets.US_ASCII);
    }

    private static String text(Numbered numbered) {
        return new String(numbered.bytes(), StandardCharsets.US_ASCII);
    }
}
