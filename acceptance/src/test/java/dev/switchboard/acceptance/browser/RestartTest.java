package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server ends in the middle. */
final class RestartTest extends BrowserTest {

    private static final String SHOWN =
            "[...live.contracts.values()].map(c => c.id + ' ' + c.location + ' ' + c.status)";

    @Override
    boolean hasOwnProduct() {
        return true;
    }

    @Test
    void a_page_says_how_to_begin_that_the_server_is_gone_and_catches_up_with_nothing_missing()
            throws InterruptedException, IOException {
        Page page = overview();
        page.awaitText("sw-start", text -> text.contains("curl " + product().url("/update")));
        Accessibility.assertNothingSerious(page);
        for (int i = 0; i < 50; i++) {
            product().update("before-" + i, "Chennai", "active");
        }
        page.awaitCount("sw-start", 0);
        page = overview();

        product().kill();
        page.awaitState("Lost");
        page.awaitText("sw-alarm", text -> text.contains("lost") && text.contains("Try now"));
        assertThat(page.browser().getTitle()).isEqualTo("Lost · Switchboard");
        Accessibility.assertNothingSerious(page);
        page.type("#contract_id", "in vain");
        page.click("sw-send .strong");
        page.awaitText("sw-send .told", text -> text.startsWith("The server cannot be reached."));

        product().startAgain();
        for (int i = 0; i < 50; i++) {
            product().update("before-" + i, "Mumbai", "inactive");
            product().update("since-" + i, "Bengaluru", "active");
        }
        page.awaitState("Live");

        page.awaitText("sw-alarm", String::isEmpty);
        assertThat(page.browser().getTitle()).isEqualTo("Switchboard");
        page.awaitText("sw-counts tfoot td:last-child", "100"::equals);
        page.awaitText("sw-charts [data-figure=total]", "100"::equals);
        assertThat((List<?>) page.ask(SHOWN))
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(contracts());
        // 503 is what a server that starts says
        assertThat(page.faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).containsAnyOf("net::ERR_", "503"));
    }

    private List<String> contracts() {
        List<String> contracts = new ArrayList<>();
        product()
                .get("/contracts?limit=1000")
                .get("data")
                .forEach(contract ->
                        contracts.add(
                                contract.get("contract_id").asString()
                                        + " "
                                        + contract.get("location").asString()
                                        + " "
                                        + contract.get("status").asString()));
        return contracts;
    }
}
