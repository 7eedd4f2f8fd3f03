package dev.switchboard.standalone;

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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The official JSON Schema of AsyncAPI 3.0.0, a package of npm: fetched where there is npm. */
class AsyncApiSpecificationTest {

    private static final String SCHEMA = "node_modules/@asyncapi/specs/schemas/3.0.0.json";

    @TempDir private Path folder;

    @Test
    void the_description_is_valid_by_the_official_schema() throws Exception {
        Schema official = fetch();
        try (RunningInstance product = RunningInstance.in(folder.resolve("data"))) {
            JsonNode description = product.getJson("/asyncapi.json");

            assertThat(faults(official, description)).isEmpty();
            assertThat(product.getJson("/api/asyncapi.json")).isEqualTo(description);

            ((ObjectNode) description.at("/operations/tellSocket")).put("action", "shout");
            assertThat(faults(official, description)).isNotEmpty();
        }
    }

    private static List<String> faults(Schema schema, JsonNode description) {
        return schema.validate(description).stream().map(Error::toString).toList();
    }

    private Schema fetch() throws Exception {
        assumeTrue(
                runs("npm", "--version"),
                "npm is not installed: /asyncapi.json is not held against the official schema");
        copy("package.json");
        copy("package-lock.json");
        try (Program npm =
                Program.start("npm", "ci", "--ignore-scripts", "--prefix", folder.toString())) {
            int exit = npm.await();
            assertThat(npm.output()).doesNotContain("EINTEGRITY");
            assumeTrue(exit == 0, "npm cannot fetch the official schema: " + npm.output());
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
