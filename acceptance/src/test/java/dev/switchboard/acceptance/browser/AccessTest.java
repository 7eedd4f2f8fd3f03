package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * What keeps people out, as far as axe finds it: nothing serious, on every page, light and dark.
 */
final class AccessTest extends BrowserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/#/contracts/access",
                "/scene",
                "/router",
                "/router#/servers/access",
                "/router#/tools/contracts_submit",
                "/router#/calls",
                "/router#/features",
                "/router#/connect"
            })
    void axe_finds_nothing_serious(String path) throws IOException {
        product().update("access", "Chennai", "active");
        product().update("access", "Chennai", "inactive");
        product().register("access", "http://127.0.0.1:9/mcp");
        Page page = page().open(product().url(path));

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
