package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** AI agents that start {@code ./switchboard mcp} as a process of their own. */
@ExtendWith(SharedProduct.class)
class StdioAgentTest {

    private static final String META =
            "\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                    + " \"io.modelcontextprotocol/clientCapabilities\": {}}";

    /** The process, and both ends of its standard streams. */
    private static final class Stdio implements AutoCloseable {

        private final Process process;
        private final BufferedWriter in;
        private final BufferedReader out;

        Stdio() throws IOException {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "dev.switchboard.cli.CommandLine",
                                    "mcp",
                                    "--url",
                                    product().url() + "/mcp")
                            .redirectError(Redirect.INHERIT)
                            .start();
            in = process.outputWriter();
            out = process.inputReader();
        }

        void send(String message) throws IOException {
            in.write(message + "\n");
            in.flush();
        }

        JsonNode ask(String message) throws IOException {
            send(message);
            return Json.MAPPER.readTree(out.readLine());
        }

        /** Its exit code once stdin is closed. */
        int end() throws IOException, InterruptedException {
            in.close();
            return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static String submit(int id, String contract, String meta) {
        return """
        {"jsonrpc": "2.0", "id": %d, "method": "tools/call", "params": {"name": "contracts_submit", \
        "arguments": {"contract_id": "%s", "location": "Mumbai", "status": "active"}%s}}\
        """
                .formatted(id, contract, meta.isEmpty() ? "" : ", " + meta);
    }

    @Test
    void an_agent_with_a_session_finds_the_tools_and_submits() throws Exception {
        try (Stdio agent = new Stdio()) {
            JsonNode begun =
                    agent.ask(
                            """
                            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {\
                            "protocolVersion": "2025-11-25", "capabilities": {}, \
                            "clientInfo": {"name": "test", "version": "1"}}}\
                            """);
            agent.send("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
            JsonNode tools =
                    agent.ask("{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"tools/list\"}");
            JsonNode submitted = agent.ask(submit(3, "stdio-session", ""));

            assertThat(begun.at("/result/protocolVersion").asString()).isEqualTo("2025-11-25");
            assertThat(tools.at("/result/tools").findValuesAsString("name"))
                    .contains("contracts_submit");
            assertThat(submitted.at("/result/structuredContent/contract_id").asString())
                    .as("%s", submitted)
                    .isEqualTo("stdio-session");
            assertThat(agent.end()).isZero();
        }
    }

    @Test
    void an_agent_without_a_session_discovers_the_server_and_submits() throws Exception {
        try (Stdio agent = new Stdio()) {
            JsonNode discovered =
                    agent.ask(
                            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"server/discover\","
                                    + " \"params\": {%s}}".formatted(META));
            JsonNode submitted = agent.ask(submit(2, "stdio-stateless", META));

            assertThat(discovered.at("/result/supportedVersions").toString())
                    .as("%s", discovered)
                    .contains("2026-07-28");
            assertThat(submitted.at("/result/structuredContent/contract_id").asString())
                    .as("%s", submitted)
                    .isEqualTo("stdio-stateless");
            assertThat(agent.end()).isZero();
        }
    }
}
