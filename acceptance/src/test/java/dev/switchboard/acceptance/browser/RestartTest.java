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

    private static final String CALLS = "sw-latest-calls li";

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

    @Test
    void the_routers_page_comes_back_with_the_calls_and_servers_that_it_missed()
            throws InterruptedException, IOException {
        try (WeatherServer weather = new WeatherServer()) {
            product().register("before", weather.url());
            product().callTool("contracts_status", "{}");
            Page page = page().open(product().url("/router"));
            page.awaitTexts("sw-servers .state", "ready");
            page.awaitCount(CALLS, 1);

            product().kill();
            page.awaitState("Lost");
            page.awaitText("sw-router-alarm", text -> text.contains("lost"));
            assertThat(page.browser().getTitle()).isEqualTo("Lost · Servers · Switchboard");
            Accessibility.assertNothingSerious(page);

            product().startAgain();
            product().register("since", weather.url());
            product().callTool("contracts_status", "{}");
            page.awaitState("Live");

            page.awaitText("sw-router-alarm", String::isEmpty);
            page.awaitTexts("sw-servers tbody a", "before", "since");
            page.awaitTexts("sw-servers .state", "ready", "ready");
            page.awaitCount(CALLS, 2);
            assertThat(page.faults())
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault).containsAnyOf("net::ERR_", "503"));
            page.leave();
        }
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
