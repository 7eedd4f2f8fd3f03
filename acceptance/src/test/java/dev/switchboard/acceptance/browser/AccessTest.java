package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * What keeps people out, as far as axe finds it: nothing serious, on every page, light and dark.
 */
final class AccessTest extends BrowserTest {

    @AfterEach
    void end() {
        page().leave(); // or it asks for the server that is no more
        product().unregister("access");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /                              | sw-table .row
                    /#/contracts/access            | sw-contract .timeline li
                    /scene                         | .site
                    /router                        | sw-servers tbody tr
                    /router#/servers/access        | sw-server .facts
                    /router#/tools                 | sw-tools .tools li
                    /router#/tools/contracts_submit| sw-tool form .argument
                    /router#/calls                 | sw-calls tbody tr
                    /router#/features              | sw-features .flags li
                    /router#/connect               | sw-connect dd
                    """)
    void axe_finds_nothing_serious(String path, String content) throws IOException {
        product().update("access", "Chennai", "active");
        product().update("access", "Chennai", "inactive");
        product().register("access", "http://127.0.0.1:9/mcp");
        product().callTool("contracts_status", "{}");
        Page page = page().open(product().url(path)).awaitSome(content);

        Accessibility.assertNothingSerious(page);
    }

    @Test
    void nor_in_a_form_that_was_refused() throws IOException {
        Page page = overview();
        page.find("#contract_id").clear();
        page.click("sw-send .strong");
        page.awaitText("#contract_id-wrong", text -> !text.isEmpty());

        Accessibility.assertNothingSerious(page);

        assertThat(page.faults()).singleElement().asString().contains("422");
    }

    @Test
    void nor_in_a_table_that_a_count_narrowed_down() throws IOException {
        product().update("access", "Chennai", "active");
        Page page = overview();
        page.click("sw-counts tfoot td button");
        page.awaitCount("sw-counts [aria-pressed=true]", 1);

        Accessibility.assertNothingSerious(page);
    }

    @Test
    void what_changes_all_the_time_is_not_read_out() {
        Page page = overview();

        assertThat(page.count("sw-latest :is([aria-live], [role=status], [role=log])")).isZero();
        assertThat(page.count(".grid :is([aria-live], [role=status], [role=log])")).isZero();
    }

    @Test
    void the_first_key_leads_past_the_bar_to_the_table() {
        product().update("access", "Chennai", "active");
        Page page = overview();

        page.find("body").sendKeys(Keys.TAB, Keys.ENTER);

        page.awaitTrue("document.activeElement.matches('sw-table .grid')");
    }
}
