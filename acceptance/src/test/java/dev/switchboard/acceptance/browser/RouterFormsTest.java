package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tool's schema makes of a form, and a form of arguments. */
final class RouterFormsTest extends BrowserTest {

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

    @Test
    void a_schema_that_contains_itself_many_times_has_only_so_many_fields() {
        String fields =
                reckon(
                        "schema",
                        """
                        (function count(fields) {
                          return fields.reduce((all, f) => all + 1 + count(f.fields ?? []), 0);
                        })(m.fieldsOf({type: 'object', properties: Object.fromEntries(
                          Array.from({length: 10}, (_, i) => ['p' + i, {$ref: '#'}]))}))\
                        """);

        assertThat(Integer.parseInt(fields)).isBetween(10, 500);
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

    @ParameterizedTest
    @CsvSource({
        "number, 9007199254740993",
        "number, 0x10",
        "list, 9007199254740993",
        "list, 0x10",
        "number, Infinity",
        "number, 1e999"
    })
    void a_number_that_would_not_be_sent_as_it_stands_is_refused(String kind, String text) {
        String field = "{kind: '%s', of: 'number', key: 'a', path: '/a'}".formatted(kind);

        assertThat(
                        reckon(
                                "arguments",
                                "JSON.stringify([...m.read([%s], new Map([['/a', '%s']])).faults.keys()])"
                                        .formatted(field, text)))
                .isEqualTo("[\"/a\"]");
    }

    @Test
    void a_form_begins_with_the_defaults_that_fit() {
        String schema =
                """
                {properties: {
                  null: {type: 'string', default: null}, number: {type: 'integer', default: 'x'},
                  half: {type: 'integer', default: 0.5}, text: {type: 'string', default: 7},
                  yes: {type: 'boolean', default: 'yes'}, other: {enum: ['a'], default: 'b'},
                  one: {type: 'array', items: {type: 'number'}, default: 1},
                  group: {type: 'object', properties: {days: {type: 'integer', default: 3}}},
                  lines: {type: 'array', items: {type: 'string'}, default: ['x', 'y']}}}\
                """;

        assertThat(
                        reckon(
                                "schema",
                                "import(new URL('ui/router/model/arguments.js',"
                                        + " document.baseURI)).then(a => JSON.stringify(["
                                        + "...a.initialTexts(m.fieldsOf("
                                        + schema
                                        + "))]))"))
                .isEqualTo("[[\"/group/days\",\"3\"],[\"/lines\",\"x\\ny\"]]");
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

    private String reckon(String module, String expression) {
        return page().evaluate("ui/router/model/" + module + ".js", expression);
    }
}
