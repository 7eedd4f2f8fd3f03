package dev.switchboard.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void what_people_read_stays() {
        String text = "Ünïcode, 漢字, 📄, த\u200dமிழ்: \"\\";

        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.lines(text)).isEqualTo(text);
    }

    @Test
    void what_acts_on_a_terminal_or_hides_is_escaped() {
        assertThat(Printable.line("a\u001b[2J\u009b\u0000\u202e\ufeff\u2028\ud800\u007fb"))
                .isEqualTo("a\\u001b[2J\\u009b\\u0000\\u202e\\ufeff\\u2028\\ud800\\u007fb");
        // a character of two units, as JSON has them
        assertThat(Printable.line(Character.toString(0xe0041))).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void line_breaks_stay_between_lines_alone() {
        assertThat(Printable.line("a\nb\r")).isEqualTo("a\\u000ab\\u000d");
        assertThat(Printable.lines("a\nb\r")).isEqualTo("a\nb\\u000d");
    }
}
