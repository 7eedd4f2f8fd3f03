package dev.switchboard.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * What keeps people out, as far as axe finds it: nothing serious, on every page, light and dark.
 */
final class AccessTest extends BrowserTest {

    private static final String FINDINGS =
            "const done = arguments[arguments.length - 1];"
                    + "axe.run().then(found => done(found.violations"
                    + ".filter(one => ['serious', 'critical'].includes(one.impact))"
                    + ".map(one => one.id + ': ' + one.nodes.map(n => n.html + ' ' +"
                    + " n.failureSummary).join(' | '))));";

    private static final List<String> THEMES = List.of("light", "dark");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/#/contracts/access", "/scene"})
    void axe_finds_nothing_serious(String path) throws IOException {
        product().update("access", "Chennai", "active");
        product().update("access", "Chennai", "inactive");
        Page page = page().open(product().url(path));

        assertAccessible(page);
    }

    @Test
    void nor_in_a_form_that_was_refused() throws IOException {
        Page page = overview();
        page.find("#contract_id").clear();
        page.click("sw-send .strong");
        page.awaitText("#contract_id-wrong", text -> !text.isEmpty());

        assertAccessible(page);

        assertThat(page.faults()).singleElement().asString().contains("422");
    }

    @Test
    void nor_in_a_table_that_a_count_narrowed_down() throws IOException {
        product().update("access", "Chennai", "active");
        Page page = overview();
        page.click("sw-counts tfoot td button");
        page.awaitCount("sw-counts [aria-pressed=true]", 1);

        assertAccessible(page);
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

    static void assertAccessible(Page page) throws IOException {
        page.run(axe());
        for (String theme : THEMES) {
            page.run("document.documentElement.dataset.theme = arguments[0]", theme);
            page.awaitTrue("document.getAnimations().length === 0");
            assertThat((List<?>) page.browser().executeAsyncScript(FINDINGS)).as(theme).isEmpty();
        }
    }

    private static String axe() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(AccessTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
