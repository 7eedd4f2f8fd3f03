package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the router's pages reckon with, in the browser that they are for. */
final class RouterModelsTest extends BrowserTest {

    @BeforeAll
    void openPage() {
        page().open(product().url("/router#/connect"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type": "string"}                                          | text
                    {"type": ["string", "null"]}                                | text
                    {"enum": ["a", 1, null]}                                    | choice
                    {"const": "a"}                                              | choice
                    {"type": "integer"}                                         | number
                    {"type": "boolean"}                                         | boolean
                    {"type": "array", "items": {"type": "number"}}              | list
                    {"type": "array", "items": {"type": "object"}}              | json
                    {"type": "array"}                                           | json
                    {"type": "object", "properties": {"b": {}}}                 | group
                    {"type": "object"}                                          | json
                    {"anyOf": [{"type": "string"}, {"type": "integer"}]}        | json
                    {"type": ["string", "integer"]}                             | json
                    {"$ref": "#/$defs/city"}                                    | text
                    {"$ref": "#/$defs/circle"}                                  | json
                    {"$ref": "#/$defs/nowhere"}                                 | json
                    {"$ref": "https://elsewhere.example.com/schema"}            | json
                    true                                                        | json
                    """)
    void a_schema_becomes_a_field_of_a_kind(String schema, String kind) {
        String whole =
                "{\"properties\": {\"a\": %s}, \"$defs\": {\"city\": {\"type\": \"string\"}, \"circle\": {\"$ref\": \"#/$defs/circle\"}}}"
                        .formatted(schema);

        assertThat(reckon("schema", "m.fieldsOf(" + whole + ").map(f => f.kind).join()"))
                .isEqualTo(kind);
    }

    @Test
    void what_needs_json_shows_what_it_looks_like() {
        String schema =
                """
                {properties: {a: {type: 'array', items: {type: 'object', properties:
                  {name: {type: 'string'}, kind: {enum: ['x', 'y']}, more: {type: 'array'}, any: {}}}}}}\
                """;

        assertThat(reckon("schema", "m.fieldsOf(" + schema + ")[0].placeholder"))
                .isEqualTo("[{\"name\":\"\",\"kind\":\"x\",\"more\":[],\"any\":null}]");
    }

    @Test
    void a_schema_that_contains_itself_ends_in_json() {
        assertThat(
                        reckon(
                                "schema",
                                """
                                (function kinds(fields) {
                                  return fields.map(f => f.kind + (f.fields ? kinds(f.fields) : '')).join();
                                })(m.fieldsOf({type: 'object', properties: {next: {$ref: '#'}}}))\
                                """))
                .isEqualTo("groupgroupgroupjson");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    text    | one\\ntwo       | "one\\ntwo"
                    number  | 1.5e3           | 1500
                    number  | twelve          | must be a number
                    integer | 1.5             | must be a whole number
                    boolean | true            | true
                    choice  | "a"             | "a"
                    list    | 1\\n\\n2        | [1,2]
                    list    | 1\\nx           | must be a number
                    json    | {"b": [1]}      | {"b":[1]}
                    text    | ``              | is required
                    """)
    void a_text_becomes_an_argument_or_a_fault(String kind, String text, String expected) {
        String field =
                "{kind: '%s', whole: %s, of: 'integer', key: 'a', path: '/a', required: true}"
                        .formatted(
                                kind.equals("integer") ? "number" : kind, kind.equals("integer"));

        String found =
                reckon(
                        "arguments",
                        "(r => r.faults.get('/a') ?? JSON.stringify(r.values.a))(m.read(["
                                + field
                                + "], new Map([['/a', `"
                                + text
                                + "`]])))");

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void what_is_no_json_says_so() {
        assertThat(
                        reckon(
                                "arguments",
                                "[...m.read([{kind: 'json', key: 'a', path: '/a'}], new"
                                        + " Map([['/a', '{']])).faults.values()].join()"))
                .startsWith("must be JSON");
    }

    @Test
    void a_group_that_nobody_fills_in_is_left_out_with_what_it_requires() {
        String group =
                "{kind: 'group', key: 'g', path: '/g', fields: [{kind: 'text', key: 'a', path:"
                        + " '/g/a', required: true}, {kind: 'text', key: 'b', path: '/g/b'}]}";

        assertThat(reckon("arguments", "JSON.stringify(m.read([" + group + "], new Map()).values)"))
                .isEqualTo("{}");
        assertThat(
                        reckon(
                                "arguments",
                                "JSON.stringify([...m.read(["
                                        + group
                                        + "], new Map([['/g/b', 'x']])).faults])"))
                .isEqualTo("[[\"/g/a\",\"is required\"]]");
    }

    @Test
    void arguments_fill_the_form_only_if_it_can_say_them() {
        String fields =
                "[{kind: 'text', key: 'a', path: '/a'}, {kind: 'list', of: 'integer', key: 'l',"
                        + " path: '/l'}]";

        assertThat(
                        reckon(
                                "arguments",
                                "JSON.stringify([...m.textsOf("
                                        + fields
                                        + ", {a: 'x', l: [1, 2]})])"))
                .isEqualTo("[[\"/a\",\"x\"],[\"/l\",\"1\\n2\"]]");
        for (String values : new String[] {"{a: 1}", "{b: 1}", "{l: ['x']}", "[]", "null"}) {
            assertThat(reckon("arguments", "String(m.textsOf(" + fields + ", " + values + "))"))
                    .as(values)
                    .isEqualTo("undefined");
        }
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
    void what_cannot_be_seen_is_shown_by_its_code_point() {
        assertThat(
                        reckon(
                                "visible",
                                "m.visible('a\\u200bb\\u{e0041}\\u202e c\\n\\té').map(p => p.unseen ??"
                                        + " p.text).join('|')"))
                .isEqualTo("a|U+200B|b|U+E0041|U+202E| c\n\té");
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

    /** What an expression of a module, {@code m}, says. */
    private String reckon(String module, String expression) {
        Object said =
                page().browser()
                        .executeAsyncScript(
                                "const done = arguments[arguments.length - 1];"
                                        + "import(new URL('ui/router/model/"
                                        + module
                                        + ".js', document.baseURI)).then(m => done("
                                        + expression
                                        + ")).catch(e => done('' + e));");
        return Objects.toString(said);
    }
}
