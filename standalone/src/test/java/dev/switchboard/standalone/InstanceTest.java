package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.TestRedis;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process, started and stopped as a person would. */
@ExtendWith(SharedProduct.class)
class InstanceTest {

    private static final String UPDATE =
            """
            {"contract_id": "c-42", "location": "Chennai", "status": "active",
             "timestamp": "2024-01-01T12:00:00"}\
            """;

    private static final String SERVER =
            """
            {"name": "weather", "url": "http://10.1.2.3:9/mcp", "enabled": false,
             "headers": {"Authorization": "Bearer hidden"}}\
            """;

    @TempDir private Path folder;

    @Test
    void updates_and_flags_are_still_there_after_a_restart() throws Exception {
        try (RunningInstance product = RunningInstance.in(folder)) {
            assertThat(product.post("/update", UPDATE).statusCode()).isEqualTo(202);
            await().until(() -> product.get("/contracts/c-42").statusCode() == 200);
            awaitStores(product);
            assertThat(product.put("/features/MCP_GATEWAY", "{\"enabled\": false}").statusCode())
                    .isEqualTo(200);
            assertThat(product.post("/servers", SERVER).statusCode()).isEqualTo(201);
        }

        try (RunningInstance again = RunningInstance.in(folder)) {
            assertThat(again.get("/contracts/c-42").body()).contains("\"location\":\"Chennai\"");
            assertThat(again.get("/api/contracts/history").body()).contains("c-42");
            await().until(() -> again.get("/features/MCP_GATEWAY").body().contains("override"));
            assertThat(again.get("/mcp").body()).contains("the feature MCP_GATEWAY is off");
            // with the key of its headers
            await().until(() -> again.get("/servers/weather").body().contains("Authorization"));
        }

        // the schema that the first one made
        StringWriter said = new StringWriter();
        int exit = migrate(Map.of(), said, "--data", folder.toString());
        assertThat(said.toString()).contains("nothing to do");
        assertThat(exit).isZero();
    }

    private static int migrate(
            Map<String, String> environment, StringWriter said, String... words) {
        PrintWriter terminal = new PrintWriter(said);
        return Migrate.run(environment, terminal, terminal, words);
    }

    private static void awaitStores(RunningInstance product) {
        await().until(() -> product.get("/actuator/health/router").statusCode() == 200);
    }

    @Test
    void stores_that_somebody_else_runs_are_used_and_none_is_embedded_in_their_place()
            throws Exception {
        StoreUrls given = new StoreUrls(TestPostgres.freshDatabase(), TestRedis.url());
        try (DataFolder data = DataFolder.open(folder);
                Servers servers = new Servers()) {
            servers.start(data, 0, given);

            assertThat(servers.databaseUrl()).isEqualTo(given.database());
            assertThat(servers.redisUrl()).isEqualTo(given.redis());
            assertThat(data.postgres()).doesNotExist();
            assertThat(data.redis()).doesNotExist();
        }
    }

    @Test
    void a_url_that_cannot_be_read_is_refused_in_one_line_without_its_password() {
        assertThatThrownBy(() -> StoreUrls.read(Map.of("DATABASE_URL", "pg://u:secret@db/x")))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("DATABASE_URL cannot be read")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> StoreUrls.read(Map.of("REDIS_URL", "db:secret")))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("REDIS_URL cannot be read")
                .hasMessageNotContaining("secret");
        assertThat(StoreUrls.read(Map.of())).isEqualTo(new StoreUrls("", ""));
    }

    @Test
    void migrations_alone_say_what_they_did() {
        Map<String, String> environment = Map.of("DATABASE_URL", TestPostgres.freshDatabase());
        StringWriter said = new StringWriter();

        int exit = migrate(environment, said);

        assertThat(said.toString()).contains(": applied 1 feature flag").doesNotContain("@");
        assertThat(exit).isZero();
        assertThat(migrate(Map.of("DATABASE_URL", "x"), said)).isEqualTo(1);
    }

    @Test
    void a_store_that_cannot_start_is_told_in_one_line() throws IOException {
        Files.createDirectories(folder.resolve("postgres/data"));

        assertThatThrownBy(() -> Instance.start(options(folder)))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("holds no data of PostgreSQL")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_data_folder_in_use_is_refused_in_one_line() throws Exception {
        try (DataFolder _ = DataFolder.open(folder)) {
            assertThatThrownBy(() -> Instance.start(options(folder)))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("in use by another instance")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_refused_in_one_line() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> Instance.start(options(file)))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("cannot be written to");
    }

    @Test
    void a_port_in_use_is_refused_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = options(folder);
            options.port = taken.getLocalPort();

            assertThatThrownBy(() -> Instance.start(options))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("is in use");
        }
    }

    @Test
    void the_welcome_names_every_way_in() throws Exception {
        assertThat(product().instance().welcome())
                .contains("/update", "/contracts", "/docs", "/ws", "/stomp", "/events")
                .contains(product().url());
    }

    private static Options options(Path folder) {
        Options options = new Options();
        options.port = 0;
        options.kafkaPort = 0;
        options.data = folder;
        return options;
    }
}
