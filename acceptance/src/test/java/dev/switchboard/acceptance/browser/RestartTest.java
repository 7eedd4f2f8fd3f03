package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

/** The server ends in the middle, under the overview and under the router's page. */
final class RestartTest extends BrowserTest {

    private static final String SHOWN =
            "[...live.contracts.values()].map(c => c.id + ' ' + c.location + ' ' + c.status)";
    private static final String CALLS = "sw-latest-calls li";

    @Override
    boolean hasOwnProduct() {
        return true;
    }

    /** One restart for both pages: it takes longer than all else here. */
    @Test
    void pages_say_that_the_server_is_gone_and_catch_up_with_nothing_missing()
            throws InterruptedException, IOException {
        ChromeDriver another = Chromium.open(WIDTH, HEIGHT);
        try (WeatherServer weather = new WeatherServer()) {
            Page overview = overviewOf50Contracts();
            Page router = routerOf("before", weather, new Page(another));

            product().kill();
            assertLost(overview, "Lost · Switchboard", "sw-alarm");
            assertLost(router, "Lost · Servers · Switchboard", "sw-router-alarm");
            overview.type("#contract_id", "in vain");
            overview.click("sw-send .strong");
            overview.awaitText(
                    "sw-send .told", text -> text.startsWith("The server cannot be reached."));

            product().startAgain();
            product().register("since", weather.url());
            product().callTool("contracts_status", "{}");
            for (int i = 0; i < 50; i++) {
                product().update("before-" + i, "Mumbai", "inactive");
                product().update("since-" + i, "Bengaluru", "active");
            }

            assertLive(overview, "Switchboard", "sw-alarm");
            overview.awaitText("sw-counts tfoot td:last-child", "100"::equals);
            overview.awaitText("sw-charts [data-figure=total]", "100"::equals);
            assertThat((List<?>) overview.ask(SHOWN))
                    .map(Object::toString)
                    .containsExactlyInAnyOrderElementsOf(contracts());
            assertLive(router, "Servers · Switchboard", "sw-router-alarm");
            router.awaitTexts("sw-servers tbody a", "before", "since");
            router.awaitTexts("sw-servers .state", "ready", "ready");
            router.awaitCount(CALLS, 2);
            for (Page page : List.of(overview, router)) {
                // 503 is what a server that starts says
                assertThat(page.faults())
                        .isNotEmpty()
                        .allSatisfy(fault -> assertThat(fault).containsAnyOf("net::ERR_", "503"));
            }
        } finally {
            another.quit();
        }
    }

    /** The overview, which says how to begin until there is something to show. */
    private Page overviewOf50Contracts() throws IOException {
        Page page = overview();
        page.awaitText("sw-start", text -> text.contains("curl " + product().url("/update")));
        Accessibility.assertNothingSerious(page);
        for (int i = 0; i < 50; i++) {
            product().update("before-" + i, "Chennai", "active");
        }
        page.awaitCount("sw-start", 0);
        return overview();
    }

    /** The router's page, with a server and a call. */
    private Page routerOf(String server, WeatherServer weather, Page page) {
        product().register(server, weather.url());
        product().callTool("contracts_status", "{}");
        page.open(product().url("/router"));
        page.awaitTexts("sw-servers .state", "ready");
        return page.awaitCount(CALLS, 1);
    }

    private static void assertLost(Page page, String title, String alarm) throws IOException {
        page.awaitState("Lost");
        page.awaitText(alarm, text -> text.contains("lost") && text.contains("Try now"));
        assertThat(page.browser().getTitle()).isEqualTo(title);
        Accessibility.assertNothingSerious(page);
    }

    private static void assertLive(Page page, String title, String alarm) {
        page.awaitState("Live");
        page.awaitText(alarm, String::isEmpty);
        assertThat(page.browser().getTitle()).isEqualTo(title);
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
