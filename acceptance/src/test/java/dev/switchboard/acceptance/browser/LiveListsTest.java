package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.Actions;

/** What lists do under the hand of a reader while they move. */
final class LiveListsTest extends BrowserTest {

    private static final String FIRST_ID = "sw-table .row .id";
    private static final String LATEST = "sw-latest li";

    /** Marks of the library that draws the rows. */
    private static final String COMMENTS =
            "return document.querySelector('sw-latest ol').innerHTML.split('<!--').length";

    private static final String HOLD_TABLE = "sw-table .toolbar .quiet:last-of-type";

    @Test
    void a_click_opens_the_contract_that_was_pressed() {
        product().update("pressed", "Chennai", "active");
        Page page = overview();
        page.awaitText(FIRST_ID, "pressed"::equals);

        Actions hand = new Actions(page.browser());
        hand.moveToElement(page.find("sw-table .row .location")).clickAndHold().perform();
        product().update("came-meanwhile", "Mumbai", "active");
        page.awaitText(LATEST, text -> text.contains("came-meanwhile"));
        assertThat(page.text(FIRST_ID)).isEqualTo("pressed");
        hand.release().perform();

        page.awaitText("sw-contract h1", "pressed"::equals);
    }

    @Test
    void what_is_marked_stays_marked_while_its_row_moves() {
        product().update("marked", "Chennai", "active");
        Page page = overview();
        page.awaitText(FIRST_ID, "marked"::equals);
        page.awaitTrue("document.querySelector('sw-table').manyChange === false");
        // the paint that comes of it is over with the second frame
        page.run("return new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))");
        page.run("getSelection().selectAllChildren(document.querySelector('" + FIRST_ID + "'))");

        product().update("moves-it", "Mumbai", "active");

        page.awaitText(FIRST_ID, "moves-it"::equals);
        assertThat(page.run("return getSelection().toString().trim()")).isEqualTo("marked");
    }

    @Test
    void the_table_can_be_held_to_be_read() {
        product().update("read", "Chennai", "active");
        Page page = overview();
        page.awaitText(FIRST_ID, "read"::equals);

        page.click(HOLD_TABLE);
        product().update("unread", "Mumbai", "active");
        page.awaitText(LATEST, text -> text.contains("unread"));
        page.awaitTrue("document.querySelector('sw-table').isUpdatePending === false");
        assertThat(page.text(FIRST_ID)).isEqualTo("read");

        page.click(HOLD_TABLE);
        page.awaitText(FIRST_ID, "unread"::equals);
    }

    @Test
    void the_feed_can_be_held_to_be_read() {
        Page page = overview();
        page.click("sw-latest button");
        product().update("unseen-while-held", "Chennai", "active");
        page.awaitText("sw-charts [data-figure=total]", "1"::equals);
        assertThat(page.text("sw-latest ol")).doesNotContain("unseen-while-held");

        page.click("sw-latest button");

        page.awaitText(LATEST, text -> text.contains("unseen-while-held"));
    }

    @Test
    void rows_that_go_leave_nothing_behind() {
        Page page = overview();
        String lines =
                "Array.from({length: 60}, (_, i) => JSON.stringify({contract_id: 'many-' + i,"
                        + " location: 'Mumbai', status: 'active',"
                        + " timestamp: '2024-01-01T12:00:00Z'})).join('\\n')";
        page.run(
                "return fetch('updates', {method: 'POST', body: "
                        + lines
                        + ", headers: {'Content-Type': 'application/x-ndjson'}}).then(a => a.ok)");
        page.awaitCount(LATEST, 50);
        // from then on each row is a contract's, and goes with it
        page.awaitTrue("document.querySelector('sw-latest').manyChange === false");

        product().update("before", "Mumbai", "active");
        page.awaitText(LATEST, text -> text.contains("before"));
        Object comments = page.run(COMMENTS);
        for (int i = 0; i < 5; i++) {
            String contract = "after-" + i;
            product().update(contract, "Mumbai", "active");
            page.awaitText(LATEST, text -> text.contains(contract));
        }

        assertThat(page.count(LATEST)).isEqualTo(50);
        assertThat(page.run(COMMENTS)).isEqualTo(comments);
    }

    @Test
    void a_link_of_the_feed_that_has_the_focus_stays_that_of_its_contract() {
        product().update("focused", "Chennai", "active");
        Page page = overview();
        page.awaitText(LATEST, text -> text.contains("focused"));
        page.run("document.querySelector('sw-latest li a').focus()");

        product().update("another", "Mumbai", "active");

        page.awaitText(LATEST, text -> text.contains("another"));
        assertThat(page.run("return document.activeElement.innerText")).isEqualTo("focused");
    }
}
