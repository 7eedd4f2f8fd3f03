package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

final class OverviewTest extends BrowserTest {

    private static final String ROWS = "sw-table .row";
    private static final String IDS = "sw-table .row .id";
    private static final String LATEST = "sw-latest li";
    private static final String ALL = "sw-counts tfoot td:last-child";

    @Test
    void a_test_update_shows_in_chart_and_feed_and_enters_no_table() {
        Page page = overview();
        page.type("#contract_id", "only-a-test");
        page.click("sw-send form button[type=button]");

        page.awaitText("sw-send .told", text -> text.startsWith("Kafka has it as contracts-test-"));
        page.awaitText(LATEST, text -> text.contains("only-a-test") && text.contains("test"));
        page.awaitText("sw-charts [data-figure=total]", "1"::equals);
        page.awaitText("sw-charts [data-figure=median]", text -> text.matches("\\d.* (ms|s)"));
        assertThat(page.ask("live.contracts.get('only-a-test') === undefined")).isEqualTo(true);
        assertThat(product().get("/contracts?contract_id=only-a-test").get("data")).isEmpty();
    }

    @Test
    void an_update_is_seen_in_table_counts_chart_and_feed() {
        Page page = overview();
        page.awaitText(ALL, text -> text.matches("\\d+"));
        int before = Integer.parseInt(page.text(ALL));

        page.type("#contract_id", "by hand");
        page.find("#location").sendKeys("Hyderabad");
        page.click("sw-send .strong");

        page.awaitText(ROWS, text -> text.startsWith("by hand\nHyderabad\nactive"));
        page.awaitText(LATEST, text -> text.contains("by hand"));
        page.awaitText("sw-charts [data-figure=total]", "1"::equals);
        page.awaitText(ALL, Integer.toString(before + 1)::equals);
        assertThat(product().get("/contracts/by%20hand").get("location").asString())
                .isEqualTo("Hyderabad");
    }

    @Test
    void what_the_server_finds_wrong_stands_at_the_field() {
        Page page = overview();

        page.find("#contract_id").clear();
        page.type("#timestamp", "yesterday");
        page.click("sw-send .strong");

        page.awaitText("#contract_id-wrong", text -> !text.isEmpty());
        assertThat(page.text("#timestamp-wrong")).contains("RFC 3339");
        assertThat(page.find("#timestamp").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.find("#location").getAttribute("aria-invalid")).isEqualTo("false");
        page.awaitTrue("document.activeElement.id === 'contract_id'");

        page.type("#contract_id", "mended");
        page.find("#timestamp").clear();
        page.awaitCount("sw-send .wrong", 0);
        page.click("sw-send .strong");
        page.awaitText("sw-send .told", text -> text.startsWith("Kafka has it"));
        assertThat(page.find("sw-send .told a").getAttribute("href"))
                .endsWith("#/contracts/mended");
        // the browser itself names answers that are refusals
        assertThat(page.faults()).singleElement().asString().contains("422");
        page.awaitText(ROWS, text -> text.startsWith("mended"));
    }

    @Test
    void contracts_are_found_narrowed_down_and_sorted() {
        product().update("elsewhere", "Chennai", "active");
        product().update("sorted-2", "Chennai", "active");
        product().update("sorted-10", "Mumbai", "inactive");
        product().update("sorted-1", "Mumbai", "active");
        Page page = overview();

        page.type("sw-table [type=search]", "SORTED-");
        page.awaitCount(IDS, 3);
        page.click("sw-table [role=columnheader].id button");
        page.awaitTexts(IDS, "sorted-1", "sorted-2", "sorted-10");
        assertThat(page.find("sw-table [role=columnheader].id").getAttribute("aria-sort"))
                .isEqualTo("ascending");
        page.click("sw-table [role=columnheader].id button");
        page.awaitTexts(IDS, "sorted-10", "sorted-2", "sorted-1");

        page.find("sw-table .toolbar select").sendKeys("Mumbai");
        page.awaitTexts(IDS, "sorted-10", "sorted-1");
        page.awaitText(".toolbar .count", text -> text.startsWith("2 of "));
        product().update("sorted-2", "Mumbai", "active");
        page.awaitTexts(IDS, "sorted-10", "sorted-2", "sorted-1");
        page.awaitText(".toolbar .count", text -> text.startsWith("3 of "));
    }

    @Test
    void what_matches_nothing_says_so_until_the_filter_is_cleared() {
        product().update("matching", "Chennai", "active");
        Page page = overview();
        page.type("sw-table [type=search]", "no such contract");
        page.awaitText("sw-table .empty", "No contract matches."::equals);
        page.awaitText("sw-table [role=status]", text -> text.startsWith("0 of "));

        page.click("sw-table .clear");

        page.awaitText(IDS, "matching"::equals);
        page.awaitTrue("document.activeElement.type === 'search'");
        assertThat(page.find("sw-table .clear").isDisplayed()).isFalse();
    }

    @Test
    void a_count_shows_its_contracts_in_the_table_until_it_is_pressed_again() {
        product().update("counted-1", "Mumbai", "inactive");
        product().update("counted-2", "Mumbai", "active");
        product().update("counted-3", "Chennai", "inactive");
        Page page = overview();
        page.type("sw-table [type=search]", "counted-");
        page.awaitCount(IDS, 3);
        String inactiveInMumbai = "sw-counts tbody tr:nth-child(2) td:nth-of-type(2) button";

        page.click(inactiveInMumbai);
        page.awaitTexts(IDS, "counted-1");
        page.awaitTrue("document.querySelector('sw-table select').value === 'Mumbai'");
        assertThat(page.find(inactiveInMumbai).getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(page.find(inactiveInMumbai).getAccessibleName())
                .contains(page.text(inactiveInMumbai) + " inactive in Mumbai");

        page.click(inactiveInMumbai);
        page.awaitCount(IDS, 3);
        assertThat(page.find(inactiveInMumbai).getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void a_row_opens_its_contract_and_the_way_back_leads_to_where_one_was() {
        product().update("opened", "Chennai", "active");
        Page page = overview();
        page.type("sw-table [type=search]", "opened");
        page.awaitTexts(IDS, "opened");

        page.click("sw-table .row .location");
        page.awaitText("sw-contract h1", "opened"::equals);
        page.browser().navigate().back();

        page.awaitTrue("document.activeElement.matches('sw-table .grid')");
        page.awaitTexts(IDS, "opened");
    }

    @Test
    void times_are_whole_and_exact_when_pointed_at() {
        product().update("timed", "Chennai", "active");
        Page page = overview();
        page.awaitText(IDS, "timed"::equals);

        String asOf = "sw-table .row .timestamp";
        page.awaitText(asOf, text -> text.matches("2024-01-01 \\d\\d:\\d\\d:\\d\\d"));
        assertThat(page.find(asOf).getAttribute("title")).isEqualTo("2024-01-01T12:00:00Z");
        page.awaitTrue(
                "(cell => cell.scrollWidth <= cell.clientWidth)(document.querySelector('%s'))"
                        .formatted(asOf));
    }

    @Test
    void durations_are_told_in_their_two_greatest_units() {
        Page page = overview();

        assertThat(
                        page.browser()
                                .executeAsyncScript(
                                        "const done = arguments[0];"
                                                + "import(new URL('ui/view/words.js',"
                                                + " document.baseURI)).then(words =>"
                                                + " done([0, 999, 61e3, 36e5, 9e7, 1e12]"
                                                + ".map(words.duration).join('; ')))"))
                .isEqualTo("0 s; 1 s; 1 min 1 s; 1 h; 1 d 1 h; 11,574 d 1 h");
    }

    @Test
    void the_table_is_walked_with_keys() {
        product().update("keys-1", "Chennai", "active");
        product().awaitTakenIn(); // or Kafka may have both at the same time
        product().update("keys-2", "Chennai", "active");
        Page page = overview();
        page.type("sw-table [type=search]", "keys-");
        page.awaitTexts(IDS, "keys-2", "keys-1"); // the newest first

        page.find("sw-table .grid").sendKeys(Keys.ARROW_DOWN);
        page.awaitTrue(
                "document.getElementById(document.querySelector('.grid')"
                        + ".getAttribute('aria-activedescendant')).innerText.startsWith('keys-1')");
        page.find("sw-table .grid").sendKeys(Keys.ENTER);

        page.awaitText("sw-contract h1", "keys-1"::equals);
        page.awaitTrue("document.activeElement.tagName === 'H1'");
    }

    @Test
    void keys_on_a_heading_sort_and_stay_on_the_page() {
        product().update("heading", "Chennai", "active");
        Page page = overview();

        page.find("sw-table [role=columnheader].id button").sendKeys(Keys.ENTER);

        page.awaitTrue("document.querySelector('[role=columnheader].id').ariaSort === 'ascending'");
        assertThat(page.run("return location.hash")).isEqualTo("");
    }

    @Test
    void the_active_row_stays_the_same_contract_when_others_move() {
        product().update("active-1", "Chennai", "active");
        product().awaitTakenIn();
        product().update("active-2", "Chennai", "active");
        Page page = overview();
        page.find("sw-table .grid").sendKeys(Keys.HOME); // the newest: active-2

        product().update("active-1", "Mumbai", "active");
        page.awaitText(IDS, "active-1"::equals);
        page.find("sw-table .grid").sendKeys(Keys.ENTER);

        page.awaitText("sw-contract h1", "active-2"::equals);
    }

    /** Updates can't be made late at will, but the clock that judges them can be set ahead. */
    @Test
    void a_page_that_gets_updates_late_says_that_it_is_behind_and_when_no_longer() {
        Page page = overview();
        page.awaitAsked("live.clock.now() !== undefined");
        page.ask(
                "(ahead => Array.from({length: 8}, () => live.clock.read(ahead,"
                        + " {requestStart: performance.now(), responseStart: performance.now()}))"
                        + ".length)(live.clock.now() + 9000)");

        product().update("late", "Chennai", "active");

        page.awaitState("Behind");
        page.awaitState("Live");
    }

    @Test
    void colours_are_the_systems_or_the_readers_choice() {
        Page page = overview();
        String ground = "return getComputedStyle(document.body).backgroundColor";
        Object light = page.run(ground);

        page.click("sw-theme button"); // light
        assertThat(page.run(ground)).isEqualTo(light);
        page.click("sw-theme button"); // dark

        assertThat(page.run(ground)).isNotEqualTo(light);
        assertThat(overview().run(ground)).as("opened again").isNotEqualTo(light);
        page.click("sw-theme button");
        assertThat(page.run(ground)).isEqualTo(light);
    }

    @Test
    void nothing_is_loaded_from_elsewhere_and_nothing_sticks_out_of_a_narrow_window() {
        product().update("narrow", "Chennai", "active");
        Page page = overview();
        assertThat(
                        page.run(
                                "return performance.getEntriesByType('resource')"
                                        + ".filter(e => !e.name.startsWith(location.origin)).length"))
                .isEqualTo(0L);

        page.awaitSome(ROWS);
        page.onScreen(390, 844, page::awaitNothingSticksOut);
    }
}
