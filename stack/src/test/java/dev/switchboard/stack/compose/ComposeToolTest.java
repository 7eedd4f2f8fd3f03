package dev.switchboard.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The compose file as Compose itself reads it, by whichever of its forms is installed. */
class ComposeToolTest {

    private static final List<List<String>> FORMS =
            List.of(List.of("docker-compose"), List.of("docker", "compose"));

    @Test
    void compose_reads_the_file_as_these_tests_do() throws Exception {
        List<List<String>> installed = new ArrayList<>();
        for (List<String> form : FORMS) {
            if (isInstalled(form)) {
                installed.add(form);
            }
        }
        assumeTrue(
                !installed.isEmpty(),
                "neither docker-compose nor docker compose is installed: the file is not tried");

        for (List<String> form : installed) {
            ComposeFile theirs = ComposeFile.parse(read(form));

            assertThat(theirs.containers()).hasSize(10);
            for (Container container : ComposeFile.read().containers()) {
                Container same = theirs.container(container.name());
                assertThat(same.environment()).isEqualTo(container.environment());
                assertThat(same.healthCheck()).isEqualTo(container.healthCheck());
                assertThat(same.image()).isEqualTo(container.image());
                assertThat(bytes(same.memory())).isEqualTo(bytes(container.memory()));
            }
        }
    }

    private static boolean isInstalled(List<String> form) throws InterruptedException {
        List<String> command = new ArrayList<>(form);
        command.add("version");
        try (Program version = Program.start(command, Map.of())) {
            return version.await() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(List<String> form) throws Exception {
        List<String> command = new ArrayList<>(form);
        command.addAll(List.of("--file", ComposeFile.PLACE.toString(), "config"));
        // given, so that neither this machine's variables nor a file .env change them
        Map<String, String> defaults = Variables.in(ComposeFile.read().text());
        try (Program config = Program.start(command, defaults)) {
            assertThat(config.await()).as(config.output()).isZero();
            return config.output();
        }
    }

    /** Some print it as it was written, some in bytes. */
    private static long bytes(String memory) {
        String number = memory.replaceAll("\\D", "");
        long unit = memory.endsWith("g") ? 1L << 30 : memory.endsWith("m") ? 1L << 20 : 1;
        return Long.parseLong(number) * unit;
    }
}
