package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The router's calls, flags and endpoints on its pages, and what all its pages have in common. */
final class RouterPagesTest extends RouterBrowserTest {

    private static final String ROWS = "sw-calls tbody tr";

    @Test
    void flags_are_switched_and_what_is_off_says_so() {
        try {
            Page page = open("#/features");
            page.awaitCount("sw-features [aria-checked=true]", 3);

            page.click("[aria-labelledby=flag-ROUTER_SERVICES]");
            page.awaitCount("sw-features [aria-checked=true]", 2);
            page.awaitText("sw-features li small", text -> text.startsWith("off, set here"));
            page.click(".tabs a");
            page.awaitText("sw-servers .failed", text -> text.contains("ROUTER_SERVICES"));
            page.click("sw-servers .failed a");
            page.awaitText("sw-features h1", "Feature flags"::equals);
            page.click("sw-features .quiet");
            page.awaitCount("sw-features [aria-checked=true]", 3);

            page.click(".tabs a");
            page.awaitCount("sw-servers .failed", 0);
            assertThat(page.faults()).isNotEmpty().allMatch(fault -> fault.contains("404"));
        } finally {
            product().delete("/features/ROUTER_SERVICES");
        }
    }

    @Test
    void calls_are_narrowed_down_by_server_and_outcome() {
        registered();
        for (String city : List.of("Chennai", "nowhere")) {
            call(city);
        }
        product().callTool("contracts_status", "{}");
        Page page = open("#/calls");
        page.awaitText("sw-calls tbody", text -> text.contains("contracts_status"));

        page.find("sw-calls select").sendKeys(name());
        page.awaitText("sw-calls tbody", text -> !text.contains("contracts_status"));
        page.find("sw-calls label:nth-of-type(2) select").sendKeys("tool_error");

        page.awaitTexts("sw-calls tbody td:nth-child(4)", "tool error");
    }

    @Test
    void calls_stand_still_while_somebody_reads_them() {
        registered();
        call("Chennai");
        Page page = open("#/calls");
        page.awaitText("sw-calls tbody", text -> text.contains(name()));
        page.press("sw-calls button", "Pause");
        page.awaitText("sw-calls .toolbar button", "Resume"::equals);

        call("nowhere");
        await().until(() ->
                page.evaluate(
                                "ui/router/model/router.js",
                                "m.router.calls.items.filter(c => c.server === '%s').length"
                                        .formatted(name()))
                        .equals("2"));
        assertThat(page.text(ROWS)).contains(name()).doesNotContain("tool error");

        page.press("sw-calls button", "Resume");
        page.awaitText(ROWS, text -> text.contains(name()) && text.contains("tool error"));
    }

    @Test
    void earlier_calls_are_shown_on_demand() {
        registered();
        for (int i = 0; i < 120; i++) {
            call("Chennai");
        }
        await().until(() ->
                product().get("/calls?limit=1000&server=" + name()).get("data").size() == 120);
        Page page = open("#/calls");
        page.awaitText("sw-calls select", text -> text.contains(name()));
        page.find("sw-calls select").sendKeys(name());
        page.awaitCount(ROWS, 100);

        page.press("sw-calls button", "Earlier");

        page.awaitCount(ROWS, 120);
        await().untilAsserted(
                        () -> assertThat(page.texts("sw-calls button")).doesNotContain("Earlier"));
    }

    @Test
    void clients_are_told_how_to_connect() {
        registered();
        Page page = open("#/connect");
        page.awaitText("sw-connect dl", text -> text.contains(product().url("/mcp")));

        page.find("sw-connect select").sendKeys("/servers/" + name());

        String url = product().url("/mcp/servers/" + name());
        page.awaitText(
                "sw-connect pre",
                ("claude mcp add --transport http " + name() + " " + url)::equals);
        page.click("sw-connect sw-copy button");
        page.awaitText("sw-copy button", text -> text.matches("(?s)(Copied|Selected).*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /                | sw-servers tbody tr
                    /servers/{name}  | sw-server .tools li
                    /tools           | sw-tools .tools li
                    /tools/{name}__forecast | sw-tool form .argument
                    /calls           | sw-calls tbody tr
                    /features        | sw-features .flags li
                    /connect         | sw-connect dd
                    """)
    void nothing_sticks_out_of_a_narrow_screen(String place, String content) {
        weather().describe("unbroken".repeat(40));
        registered();
        call("Chennai");
        Page page = open("#" + place.replace("{name}", name())).awaitSome(content);

        page.onScreen(390, 844, page::awaitNothingSticksOut);
    }

    private void call(String city) {
        product().callTool(forecast(), "{\"city\": \"" + city + "\"}");
    }
}
