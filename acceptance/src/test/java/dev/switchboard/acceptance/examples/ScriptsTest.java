package dev.switchboard.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.acceptance.product.Product;
import dev.switchboard.acceptance.product.SharedProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples that run to their end. */
final class ScriptsTest {

    private final Product product = SharedProduct.get();

    @Test
    void curl_sends_asks_and_follows() throws Exception {
        assumeTrue(Example.runs("curl", "--version"), "curl is not installed: it is not tried");
        // so that the feed has something to begin with
        product.update("curl-42", "Mumbai", "active");
        product.awaitTakenIn();

        String printed = Example.run(script("curl/updates.sh"), product.url(""), "5");

        assertThat(printed)
                .contains(
                        "\"message_id\":\"contracts-",
                        "{\"accepted\":3,\"refused\":0",
                        "\"pointer\":\"/location\"",
                        "\"pointer\":\"/state\"",
                        "\"message_id\":\"contracts-test-",
                        "event: contract_update");
        // in each one's partition after all that the script sent
        for (String contract : List.of("curl-1", "curl-2", "curl-3", "curl-42")) {
            product.update(contract, "Mumbai", "active");
        }
        product.awaitTakenIn();
        assertThat(history()).containsExactly("Mumbai", "Chennai", "Mumbai");
    }

    private List<String> history() {
        return product.get("/contracts/history?contract_id=curl-42")
                .get("data")
                .findValuesAsString("location");
    }

    @Test
    void kcat_writes_straight_into_kafka() throws Exception {
        assumeTrue(Example.runs("kcat", "-V"), "kcat is not installed: its example is not tried");
        Example.run(script("kafka/updates.sh"), product.kafka());

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    assertThat(product.get("/contracts/kafka-43").path("status").asString(""))
                            .isEqualTo("active");
                    assertThat(product.get("/contracts/history?contract_id=kafka-43").get("data"))
                            .hasSize(3);
                    assertThat(product.get("/contracts/history?contract_id=kafka-42").get("data"))
                            .hasSize(2);
                    assertThat(product.get("/contracts/kafka-42").path("status").asInt(0))
                            .isEqualTo(404);
                });
    }

    @Test
    void the_places_of_contracts_on_a_stage_for_omniverse() throws Exception {
        assumeTrue(
                Example.runs("python3", "-c", "import doctest"),
                "Python is not installed: the places of the Omniverse example are not tried");

        Path module = Path.of("omniverse/exts/switchboard.contracts/switchboard/contracts");
        String printed =
                Example.run(
                        "python3",
                        "-m",
                        "doctest",
                        "-v",
                        Example.FOLDER.resolve(module).resolve("places.py").toString());

        assertThat(printed).contains("Test passed.");
    }

    @Test
    void an_mcp_client_in_python_needs_only_its_standard_library() throws Exception {
        assumeTrue(
                Example.runs("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 8))"),
                "Python 3.8 or later is not installed: its MCP client is not tried");

        String printed =
                Example.run(
                        "python3", script("mcp/contracts.py"), product.url("/mcp"), "mcp-python");

        assertSubmitted("mcp-python", printed);
    }

    @Test
    void an_mcp_client_in_javascript_uses_the_official_sdk(@TempDir Path folder) throws Exception {
        Path scripts = NodeProject.install("mcp", folder.resolve("mcp"));

        String printed =
                Example.run("node", scripts + "/contracts.js", product.url("/mcp"), "mcp-node");

        assertThat(printed).contains("revision 2026-07-28");
        assertSubmitted("mcp-node", printed);
    }

    /** The tools were listed, and one submitted, one watched and one found the update. */
    private void assertSubmitted(String contract, String printed) {
        assertThat(printed.lines())
                .anyMatch(line -> line.matches("tools .*contracts_status contracts_submit .*"))
                .containsSubsequence(
                        "accepted " + product.get("/contracts/" + contract).path("id").asString(""),
                        "updated Mumbai active",
                        "now %s Mumbai active".formatted(contract));
    }

    @Test
    void every_example_is_short() throws IOException {
        try (Stream<Path> files = Files.walk(Example.FOLDER)) {
            List<Path> tooLong =
                    files.filter(file -> file.toString().matches(".*\\.(js|py|sh|java)"))
                            .filter(file -> !file.toString().contains("node_modules"))
                            .filter(file -> !file.toString().contains("omniverse"))
                            .filter(ScriptsTest::isLong)
                            .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static boolean isLong(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count() >= 60;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script(String name) {
        return Example.FOLDER.resolve(name).toString();
    }
}
