package dev.switchboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {

    @TempDir private Path folder;

    @Test
    void a_key_is_drawn_once_and_only_its_owner_can_read_it() throws IOException {
        Path file = folder.resolve("secret.key");

        String key = SecretKeys.read(file, Map.of());

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(SecretKeys.read(file, Map.of())).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SecretKeys.read(folder.resolve("other"), Map.of())).isNotEqualTo(key);
    }

    @Test
    void keys_of_the_environment_come_first_and_none_is_drawn_for_them() {
        Path file = folder.resolve("secret.key");

        assertThat(SecretKeys.read(file, Map.of("MCP_SECRET_KEYS", " a,b "))).isEqualTo("a,b");
        assertThat(file).doesNotExist();

        String drawn = SecretKeys.read(file, Map.of("MCP_SECRET_KEYS", " "));
        assertThat(SecretKeys.read(file, Map.of("MCP_SECRET_KEYS", "a"))).isEqualTo("a," + drawn);
    }

    @Test
    void a_file_that_holds_no_key_is_told_without_its_content() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.key"), "hidden");

        assertThatThrownBy(() -> SecretKeys.read(file, Map.of()))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("holds no key")
                .hasMessageNotContaining("hidden");
    }
}
