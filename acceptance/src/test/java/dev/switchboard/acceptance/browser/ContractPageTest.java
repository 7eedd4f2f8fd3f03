package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.acceptance.product.Product;
import org.junit.jupiter.api.Test;

final class ContractPageTest extends BrowserTest {

    private static final String TIMELINE = "sw-contract .timeline li";

    /** The last part of a message's id is its offset, and here no other contract has updates. */
    private static final String WITHOUT_GAP =
            "[...document.querySelectorAll('sw-contract .timeline code')]"
                    + ".map(id => Number(id.innerText.split('-').at(-1)))"
                    + ".every((at, i, all) => i === 0 || at === all[i - 1] - 1)";

    @Test
    void a_contract_has_a_page_on_which_its_history_grows() {
        String contract = "a/b ü?#%";
        product().update(contract, "Chennai", "active");
        product().update(contract, "Mumbai", "active");
        Page page = overview();
        page.type("sw-table [type=search]", contract);
        page.awaitText("sw-table .row .id", contract::equals);

        page.click("sw-table .row .id a");

        page.awaitText("sw-contract h1", contract::equals);
        page.awaitCount(TIMELINE, 2);
        page.awaitText("sw-contract .now", text -> text.startsWith("active in Mumbai"));
        assertThat(page.browser().getTitle()).isEqualTo(contract + " · Switchboard");

        product().update(contract, "Mumbai", "inactive");
        page.awaitText("sw-contract .now", text -> text.startsWith("inactive in Mumbai"));
        page.awaitCount(TIMELINE, 3);

        page.browser().navigate().back();
        page.awaitTrue("!document.querySelector('sw-overview').hidden");
    }

    @Test
    void a_long_history_is_read_page_by_page() {
        product()
                .updates(
                        (Product.json("long", "Chennai", "active")
                                        + "\n"
                                        + Product.json("long", "Mumbai", "active")
                                        + "\n")
                                .repeat(60));
        product().awaitHistory("long", 120); // or the page's first answer would hold only some
        Page page = page().open(product().url("/#/contracts/long"));
        page.awaitCount(TIMELINE, 50);

        page.click("sw-contract .contract > button");
        page.awaitCount(TIMELINE, 100);
        page.click("sw-contract .contract > button");

        page.awaitCount(TIMELINE, 120);
    }

    @Test
    void a_contract_that_nobody_knows_says_so() {
        Page page = page().open(product().url("/#/contracts/unknown"));

        page.awaitText(
                "sw-contract .empty",
                text -> text.startsWith("Nothing is known of this contract."));
    }

    @Test
    void what_changed_stands_beside_what_it_was() {
        product().update("changing", "Chennai", "active");
        product().update("changing", "Mumbai", "active");
        product().update("changing", "Mumbai", "active");
        product().remove("changing");
        product().awaitHistory("changing", 4);
        Page page = page().open(product().url("/#/contracts/changing"));
        page.awaitCount(TIMELINE, 4);

        assertThat(page.text("sw-contract .now"))
                .startsWith("Removed ")
                .endsWith("it was active in Mumbai.");
        assertThat(page.texts("sw-contract .what"))
                .map(text -> text.replaceAll("\\s+", " "))
                .containsExactly(
                        "removed",
                        "active Mumbai unchanged",
                        "active Chennai → , now Mumbai",
                        "active Chennai first known");
        assertThat(page.texts("sw-contract .change strong")).containsExactly("Mumbai");
        assertThat(page.text("sw-contract .day")).startsWith("Today, ");
        assertThat(page.find("sw-contract .entry time").getAttribute("title"))
                .matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    }

    @Test
    void a_history_that_outgrows_the_page_can_still_be_read_without_a_gap() {
        Page page = page().open(product().url("/#/contracts/crowded"));
        page.awaitText("sw-contract .empty", text -> !text.isEmpty());

        product().updates((Product.json("crowded", "Chennai", "active") + "\n").repeat(1_100));

        page.awaitAsked("live.pulse.updates === 1100");
        page.awaitText("sw-contract .earlier", "Show earlier"::equals);
        page.awaitTrue(WITHOUT_GAP);
        long shown = page.count(TIMELINE);
        assertThat(shown).isLessThanOrEqualTo(1_000);
        page.click("sw-contract .earlier");
        page.awaitCount(TIMELINE, shown + 50);
        page.awaitTrue(WITHOUT_GAP);
    }
}
