package dev.switchboard.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that run stores are killed, which leaves a server behind now and then. */
@Tag("soak")
@Tag("faults")
class StoresKilledTest {

    @TempDir private Path folder;

    @Test
    void data_survive_a_kill_and_a_server_that_was_left_behind() throws Exception {
        try (EmbeddedPostgres postgres = postgres();
                EmbeddedRedis redis = redis()) {
            new StoreClient(postgres.url(), redis.url()).write("first");
        }

        try (StoresProgram killed = StoresProgram.start(folder)) {
            List<ProcessHandle> servers = killed.servers();
            assertThat(servers).isNotEmpty();
            killed.kill();
            await().until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
        }

        try (StoresProgram killed = StoresProgram.start(folder)) {
            List<ProcessHandle> servers = killed.servers();
            killed.killWithWatches();
            assertThat(servers).anyMatch(ProcessHandle::isAlive);

            try (EmbeddedPostgres postgres = postgres();
                    EmbeddedRedis redis = redis()) {
                // One that has ended is there until who inherited it takes note.
                await().until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
                assertThat(new StoreClient(postgres.url(), redis.url()).read())
                        .containsExactly("first", "first");
            }
        }
    }

    private EmbeddedPostgres postgres() {
        return EmbeddedPostgres.start(folder.resolve("postgres"), folder.resolve("log"));
    }

    private EmbeddedRedis redis() {
        return EmbeddedRedis.start(folder.resolve("redis"), folder.resolve("log"));
    }
}
