package dev.switchboard.acceptance.browser;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tools are found on the router's pages, and tried. */
final class RouterToolsTest extends RouterBrowserTest {

    private static final String CITY = "[id='field/city']";
    private static final String ANSWER = "sw-tool pre.answer";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    @Test
    void a_tool_is_found_and_tried_and_its_calls_appear_as_they_end() throws IOException {
        registered();
        Page page = open("#/tools");
        page.type("sw-tools [type=search]", "weather city");
        page.awaitTexts("sw-tools .tools strong", forecast());
        page.click("sw-tools .tools a");

        page.awaitText("sw-tool h1", forecast()::equals);
        page.click(CALL);
        page.awaitText("[id='field/city-wrong']", "city is required"::equals);
        page.awaitTrue("document.activeElement.id === 'field/city'");
        Accessibility.assertNothingSerious(page);
        page.type(CITY, "Chennai");
        page.type("[id='field/hours']", "9\n12");
        page.type("[id='field/place/lat']", "13.08");
        page.find("[id='field/unit']").sendKeys("celsius");
        page.click(CALL);

        page.awaitText(
                ANSWER,
                ("sunny: {\"city\":\"Chennai\",\"unit\":\"celsius\",\"hours\":[9,12],"
                                + "\"place\":{\"lat\":13.08}}")
                        ::equals);
        Accessibility.assertNothingSerious(page);
        page.awaitText(LATEST, text -> text.contains(forecast()) && text.contains("ok"));

        page.type(CITY, "nowhere");
        page.click(CALL);
        page.awaitText("sw-tool .result", text -> text.contains("The tool reports an error"));
        page.awaitText(LATEST, text -> text.contains("tool_error"));
    }

    @Test
    void arguments_are_written_as_json_where_the_form_is_not_enough() {
        registered();
        Page page = open("#/tools/" + forecast());
        page.awaitText("sw-tool h2", "Try it"::equals);
        page.type(CITY, "Pune");
        page.press("sw-tool button", "Write JSON");
        page.awaitTrue("document.querySelector('#arguments').value.includes('Pune')");

        page.type("#arguments", "{");
        page.click(CALL);
        page.awaitText("#arguments-wrong", text -> text.startsWith("must be JSON"));
        page.type("#arguments", "{\"city\": \"Goa\", \"wind\": null, \"id\": 9007199254740993}");
        page.click(CALL);

        page.awaitText(
                ANSWER,
                text -> text.contains("\"wind\":null") && text.contains("9007199254740993"));
    }

    @Test
    void what_was_filled_in_stays_while_the_reader_is_elsewhere() {
        registered();
        Page page = open("#/tools/" + forecast());
        page.awaitSome(CITY);
        page.type(CITY, "Pune");

        page.press(".tabs a", "Calls");
        page.awaitSome("sw-calls h1");
        page.browser().navigate().back();

        page.awaitSome(CITY);
        page.click(CALL);
        page.awaitText(ANSWER, "sunny: {\"city\":\"Pune\"}"::equals);
    }

    @Test
    void nobody_has_to_wait_for_a_call_that_hangs() {
        registered();
        Page page = open("#/tools/" + forecast());
        page.awaitSome(CITY);
        page.type(CITY, "Kochi");
        weather().hold();
        page.click(CALL);
        page.awaitText("sw-tool .result", text -> text.startsWith("Waiting"));
        assertThat(page.find(CALL).getAttribute("aria-disabled")).isEqualTo("true");

        page.press("sw-tool button", "Stop waiting");

        page.awaitText("sw-tool .result", text -> text.contains("no longer waits"));
        assertThat(page.find(CALL).getAttribute("aria-disabled")).isEqualTo("false");
        page.awaitTrue("document.activeElement.matches('.result h2')");

        weather().release();

        page.awaitText(LATEST, text -> text.contains(forecast()));
        page.click(CALL);
        page.awaitText(ANSWER, text -> text.contains("Kochi"));
    }

    @Test
    void results_other_than_text_are_shown_too() {
        registered();
        Page page = open("#/tools/" + forecast());
        page.awaitSome(CITY);
        page.type(CITY, "Chennai");

        weather()
                .answer(
                        """
                        {"content": [{"type": "image", "mimeType": "image/png", "data": "%s"}]}
                        """
                                .formatted(PIXEL));
        page.click(CALL);
        page.awaitTrue("document.querySelector('sw-tool img.answer')?.naturalWidth === 1");

        weather().answer("{\"content\": [], \"structuredContent\": {\"sky\": \"clear\"}}");
        page.click(CALL);
        page.awaitText("sw-tool .result pre", text -> text.contains("\"sky\": \"clear\""));

        weather().answer("{\"content\": []}");
        page.click(CALL);
        page.awaitText("sw-tool .result", text -> text.contains("The result is empty."));

        weather().answer("{\"content\": [null, {\"type\": \"text\", \"text\": 4711}]}");
        page.click(CALL);
        page.awaitText("sw-tool .result", text -> text.contains("4711"));

        weather().answer("{\"content\": [{\"type\": \"hologram\", \"depth\": 7}]}");
        page.click(CALL);
        page.awaitText("sw-tool .result", text -> text.contains("hologram"));
    }

    @Test
    void a_tool_with_an_odd_schema_can_be_called() {
        weather()
                .list(
                        """
                        [{"name": "null", "inputSchema": {"type": "object", "properties": null}},
                         {"name": "all", "inputSchema": {
                           "properties": {"a": {"type": "integer"}}, "required": true}},
                         {"name": "astray", "inputSchema": {
                           "properties": {"a": {"$ref": "#/$defs/100%"}}}},
                         {"name": "none", "title": 7, "annotations": "x", "description": []}]
                        """);
        registered();
        for (String tool : List.of("null", "all", "astray", "none")) {
            Page page = open("#/tools/" + name() + "__" + tool);
            page.awaitText("sw-tool h2", "Try it"::equals);
            if (page.count("#arguments") == 0) {
                page.press("sw-tool button", "Write JSON");
                page.awaitSome("#arguments");
            }
            page.type("#arguments", "{\"a\": 1}");
            page.click(CALL);

            page.awaitText(ANSWER, "sunny: {\"a\":1}"::equals);
        }
    }

    @Test
    void many_tools_are_shown_a_page_at_a_time() {
        String tools =
                IntStream.range(0, 60)
                        .mapToObj("{\"name\": \"tool-%02d\", \"inputSchema\": {}}"::formatted)
                        .collect(joining(",", "[", "]"));
        weather().list(tools);
        registered();
        Page page = open("#/servers/" + name());
        page.awaitCount("sw-server .tools li", 50);

        page.press("sw-server sw-tool-list button", "More");

        page.awaitCount("sw-server .tools li", 60);
        page.awaitCount("sw-server sw-tool-list button", 0);
        assertThat(page.texts("sw-server .tools strong"))
                .doesNotHaveDuplicates()
                .contains(name() + "__tool-59");
    }
}
