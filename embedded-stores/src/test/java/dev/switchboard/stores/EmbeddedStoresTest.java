package dev.switchboard.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers: each story starts them as seldom as it can. */
class EmbeddedStoresTest {

    @TempDir private Path folder;

    @Test
    void data_survive_a_stop() throws Exception {
        try (EmbeddedPostgres postgres = postgres();
                EmbeddedRedis redis = redis()) {
            new StoreClient(postgres.url(), redis.url()).write("first");
        }

        try (EmbeddedPostgres postgres = postgres();
                EmbeddedRedis redis = redis()) {
            assertThat(new StoreClient(postgres.url(), redis.url()).read())
                    .containsExactly("first", "first");
        }
    }

    @Test
    void they_serve_nobody_without_the_password_which_only_the_owner_can_read() throws Exception {
        try (EmbeddedPostgres postgres = postgres();
                EmbeddedRedis redis = redis()) {
            StoreClient stranger =
                    new StoreClient(
                            postgres.url().replaceFirst(":\\w+@", ":guessed@"),
                            redis.url().replaceFirst(":\\w+@", ":guessed@"));

            assertThatThrownBy(stranger::readPostgres).hasMessageContaining("password");
            assertThat(stranger.redisAnswers()).isFalse();
        }
        for (String secret : List.of("postgres/password", "redis/password", "redis/redis.conf")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(secret)))
                    .as(secret)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void a_folder_with_something_else_in_it_is_refused_in_one_sentence() throws IOException {
        Files.createDirectories(folder.resolve("postgres/data"));

        assertThatThrownBy(this::postgres)
                .isInstanceOf(StoreStartException.class)
                .hasMessageContaining("holds no data of PostgreSQL")
                .hasMessageNotContaining("\n");
    }

    @Test
    void data_of_another_version_are_refused_in_one_sentence() throws IOException {
        Path data = Files.createDirectories(folder.resolve("postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), "12\n");
        Files.writeString(folder.resolve("postgres/password"), "secret");

        assertThatThrownBy(this::postgres)
                .isInstanceOf(StoreStartException.class)
                .hasMessageContaining("are those of PostgreSQL 12, this is 18")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_server_that_does_not_come_up_says_why_in_one_sentence() throws IOException {
        Files.createDirectories(folder.resolve("redis/appendonly.aof/not-a-file"));

        assertThatThrownBy(this::redis)
                .isInstanceOf(StoreStartException.class)
                .hasMessageContaining("Redis does not come up in")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_number_of_another_process_is_left_alone() throws IOException {
        Path redis = Files.createDirectories(folder.resolve("redis"));
        Files.writeString(redis.resolve("redis.pid"), ProcessHandle.current().pid() + "\n");

        new RedisFolder(redis).endLeftover();

        assertThat(Processes.isAny(Long.toString(ProcessHandle.current().pid()))).isTrue();
        assertThat(Processes.isAny("nonsense")).isFalse();
    }

    @Test
    void a_process_that_is_ending_is_waited_for() throws IOException {
        Process ending = new ProcessBuilder("/bin/sleep", "0.2").start();
        String pid = Long.toString(ending.pid());

        assertThat(Processes.ends(pid, Path.of("/bin/sleep"))).isTrue();
        assertThat(Processes.ends(pid, Path.of("/bin/sleep"))).isTrue();
        assertThat(ending.isAlive()).isFalse();
    }

    private EmbeddedPostgres postgres() {
        return EmbeddedPostgres.start(folder.resolve("postgres"), folder.resolve("log"));
    }

    private EmbeddedRedis redis() {
        return EmbeddedRedis.start(folder.resolve("redis"), folder.resolve("log"));
    }
}
