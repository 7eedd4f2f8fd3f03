package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.acceptance.product.Product;
import dev.switchboard.acceptance.product.SharedProduct;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * One browser for the tests of a class, before the product that all tests share; passed over where
 * there is no browser.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    static final int WIDTH = 1_360;
    static final int HEIGHT = 1_000;

    private Product product;
    private ChromeDriver browser;
    private Page page;

    @BeforeAll
    void open(@TempDir Path folder) {
        assumeTrue(Chromium.ABSENT.isEmpty(), Chromium.ABSENT.orElse(""));
        product = hasOwnProduct() ? Product.in(folder) : SharedProduct.get();
        browser = Chromium.open(WIDTH, HEIGHT);
        page = new Page(browser);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (product != null && hasOwnProduct()) {
            product.close();
        }
    }

    /** Whether the class needs a product of its own, as one that kills it does. */
    boolean hasOwnProduct() {
        return false;
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        assertSoftly(all -> {
            all.assertThat(page.faults()).isEmpty();
            all.assertThat(page.faultsLeftBehind()).as("in pages that were left").isEmpty();
        });
    }

    Product product() {
        return product;
    }

    Page page() {
        return page;
    }

    /** The overview, live. */
    Page overview() {
        product.awaitTakenIn(); // what was sent before is not to come now
        page.resize(WIDTH, HEIGHT);
        return page.open(product.url("/"));
    }
}
