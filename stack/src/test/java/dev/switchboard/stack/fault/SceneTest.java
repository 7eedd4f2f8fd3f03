package dev.switchboard.stack.fault;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What classes share whose tests run on the same brokers and nodes. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SceneTest {

    private @Nullable Scene started;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        started = Scene.start(folder);
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    final Scene scene() {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }
}
