package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The official JSON Schema of AsyncAPI 3.0.0, a package of npm: fetched where there is npm. */
@ExtendWith(SharedProduct.class)
class AsyncApiSpecificationTest {

    private static final String SCHEMA = "node_modules/@asyncapi/specs/schemas/3.0.0.json";

    private static final String PASSED_OVER =
            "passed over, /asyncapi.json is not held against the official schema: ";

    @TempDir private Path folder;

    @Test
    void the_description_is_valid_by_the_official_schema() throws Exception {
        Schema official = fetch();
        JsonNode description = product().getJson("/asyncapi.json");

        assertThat(faults(official, description)).isEmpty();
        assertThat(product().getJson("/api/asyncapi.json")).isEqualTo(description);

        ((ObjectNode) description.at("/operations/tellSocket")).put("action", "shout");
        assertThat(faults(official, description)).isNotEmpty();
    }

    private static List<String> faults(Schema schema, JsonNode description) {
        return schema.validate(description).stream().map(Error::toString).toList();
    }

    private Schema fetch() throws Exception {
        assumeTrue(runs("npm", "--version"), PASSED_OVER + "npm is not installed");
        copy("package.json");
        copy("package-lock.json");
        // without a network it gives up at once, not after minutes
        try (Program npm =
                Program.start(
                        "npm",
                        "ci",
                        "--ignore-scripts",
                        "--prefer-offline",
                        "--no-audit",
                        "--no-fund",
                        "--fetch-retries=0",
                        "--fetch-timeout=20000",
                        "--prefix",
                        folder.toString())) {
            int exit = npm.await();
            assertThat(npm.output()).doesNotContain("EINTEGRITY");
            assumeTrue(exit == 0, PASSED_OVER + "npm cannot fetch that: " + npm.output());
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(folder.resolve(SCHEMA)));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try (Program program = Program.start(command)) {
            return program.await() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void copy(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        AsyncApiSpecificationTest.class.getResourceAsStream("/asyncapi/" + name))) {
            Files.copy(in, folder.resolve(name));
        }
    }
}
