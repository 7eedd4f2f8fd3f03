package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.acceptance.product.Product;
import dev.switchboard.testkit.soak.Soak;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Ten thousand contracts, and many updates. */
@Soak
@Tag("pages")
final class LargeTableTest extends BrowserTest {

    private static final int CONTRACTS = 10_000;
    private static final List<String> LOCATIONS =
            List.of("Chennai", "Mumbai", "Bengaluru", "Hyderabad");

    /** Whether what is shown is what a sort of all contracts would show. */
    private static final String IN_ORDER =
            "(() => { const all = [...live.contracts.values()].map(c => c.id)"
                    + ".sort(new Intl.Collator('en', {numeric: true}).compare);"
                    + " return [...document.querySelectorAll('sw-table .row')].every(row =>"
                    + " row.querySelector('.id').innerText"
                    + " === all[row.getAttribute('aria-rowindex') - 2]); })()";

    @Override
    boolean hasOwnProduct() {
        return true;
    }

    @Test
    void ten_thousand_are_scrolled_while_they_change_and_only_those_in_sight_exist() {
        product().updates(lines(CONTRACTS, 0));
        product().awaitContracts(CONTRACTS);
        Page page = overview();
        page.awaitText("sw-table .count", "10,000"::equals);
        assertThat(page.find("sw-table .grid").getAttribute("aria-rowcount")).isEqualTo("10001");
        page.click("sw-table [role=columnheader].id button");
        page.awaitText("sw-table .row .id", "large-0"::equals);

        for (int round = 1; round <= 5; round++) {
            product().updates(lines(500, round));
            page.find("sw-table .grid").sendKeys(Keys.END);
            page.awaitTrue("!!document.querySelector('[aria-rowindex=\"10001\"]')");
            page.awaitTrue(
                    "[...document.querySelectorAll('sw-table .row .id')].at(-1).innerText"
                            + " === 'large-9999'");
            assertThat(page.count("sw-table .row")).isBetween(10L, 80L);
            page.find("sw-table .grid").sendKeys(Keys.PAGE_UP);
            page.awaitAsked(IN_ORDER);
            page.find("sw-table .grid").sendKeys(Keys.HOME);
            page.awaitText("sw-table .row .id", "large-0"::equals);
        }

        page.awaitText("sw-charts [data-figure=total]", "2,500"::equals);
        page.awaitAsked(IN_ORDER);
        page.awaitText("sw-counts tfoot td:last-child", "10,000"::equals);
    }

    private static String lines(int count, int round) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Product.json(
                                "large-" + i,
                                LOCATIONS.get((i + round) % 4),
                                (i + round) % 3 == 0 ? "inactive" : "active"))
                .collect(Collectors.joining("\n"));
    }
}
