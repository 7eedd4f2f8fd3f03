package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.acceptance.product.Product;
import org.junit.jupiter.api.Test;

final class ContractPageTest extends BrowserTest {

    private static final String TIMELINE = "sw-contract .timeline li";

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

        page.awaitText("sw-contract .empty", "Nothing is known of this contract."::equals);
    }
}
