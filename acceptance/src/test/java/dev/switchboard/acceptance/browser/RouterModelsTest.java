package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else the router's pages reckon with, in the browser that they are for. */
final class RouterModelsTest extends BrowserTest {

    @BeforeAll
    void openPage() {
        page().open(product().url("/router#/connect"));
    }

    @Test
    void a_change_is_told_line_by_line_and_word_by_word() {
        String rows =
                reckon(
                        "diff",
                        "m.diffJson({b: 1, a: 'read a city'}, {a: 'read every city', b: 1, c: 2})"
                                + ".map(r => r.kind + ':' + r.parts.map(p => p.kind === 'same' ?"
                                + " p.value : '<' + p.value + '>').join('')).join('\\n')");

        assertThat(rows.lines())
                .containsExactly(
                        "same:{",
                        "gone:  \"a\": \"read <a> city\",",
                        "gone:  \"b\": 1",
                        "new:  \"a\": \"read <every> city\",",
                        "new:  \"b\": 1<,>",
                        "new:  \"c\": 2",
                        "same:}");
    }

    @Test
    void numbers_that_javascript_would_round_are_compared_as_they_are_written() {
        String rows =
                reckon(
                        "diff",
                        "((a, b) => m.diffJson(a, b).filter(r => r.kind !== 'same')"
                                + ".map(r => r.parts.map(p => p.value).join('')).join('|'))(...["
                                + "'12345678901234567890', '12345678901234567891'].map(n =>"
                                + " JSON.parse(`{\"most\": ${n}}`, (_, v, {source}) =>"
                                + " typeof v === 'number' ? JSON.rawJSON(source) : v)))");

        assertThat(rows)
                .isEqualTo("  \"most\": 12345678901234567890|  \"most\": 12345678901234567891");
    }

    @Test
    void what_cannot_be_seen_is_shown_by_its_code_point() {
        assertThat(
                        reckon(
                                "visible",
                                "m.visible('a\\u200bb\\u{e0041}\\u202e c\\n\\té').map(p => p.unseen ??"
                                        + " p.text).join('|')"))
                .isEqualTo("a|U+200B|b|U+E0041|U+202E| c\n\té");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FE0F", "180B", "2800", "2028"})
    void what_only_a_model_reads_is_shown(String code) {
        assertThat(reckon("visible", "m.visible('a\\u" + code + "b').map(p => p.unseen).join('|')"))
                .isEqualTo("|U+" + code + "|");
    }

    @Test
    void what_cannot_be_seen_many_times_in_a_row_is_shown_in_few_parts() {
        String parts = reckon("visible", "m.visible('a' + '\\u200b'.repeat(100000) + 'b').length");

        assertThat(Integer.parseInt(parts)).isBetween(3, 10);
    }

    @Test
    void calls_that_make_room_for_others_leave_nothing_twice() {
        String kept =
                reckon(
                        "calls",
                        """
                        (calls => {
                          const of = n => ({id: 'c-' + n, server: 's', recorded: n, outcome: 'ok', duration_ms: n});
                          const all = Array.from({length: 1500}, (_, n) => of(n));
                          calls.add([...all, ...all]);
                          calls.add(all);
                          all.forEach(call => calls.add([call]));
                          calls.add([of(1500), of(1500)]);
                          const ids = calls.items.map(c => c.id);
                          return [ids.length, new Set(ids).size, ids[0]].join(' ');
                        })(new m.Calls())\
                        """);

        assertThat(kept).isEqualTo("1000 1000 c-1500");
    }

    @Test
    void a_servers_figures_are_of_its_last_calls() {
        String figures =
                reckon(
                        "calls",
                        """
                        (calls => {
                          const of = (n, outcome) => ({id: 'c-' + n, server: 's', recorded: n, outcome, duration_ms: n});
                          calls.add([of(2, 'ok'), of(1, 'timeout'), of(4, 'tool_error'), of(3, 'ok')]);
                          const again = calls.add([of(2, 'ok')]);
                          const {calls: count, failed, median, slowest} = calls.figuresOf('s');
                          return [calls.items.map(c => c.recorded), again, count, failed, median, slowest].join(' ');
                        })(new m.Calls())\
                        """);

        assertThat(figures).isEqualTo("4,3,2,1 false 4 1 3 4");
    }

    private String reckon(String module, String expression) {
        return page().evaluate("ui/router/model/" + module + ".js", expression);
    }
}
