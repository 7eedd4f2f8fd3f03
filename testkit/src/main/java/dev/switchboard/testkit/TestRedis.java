package dev.switchboard.testkit;

import dev.switchboard.stores.EmbeddedRedis;

/**
 * One real Redis for all tests of a JVM: started by the first that asks, stopped with the JVM.
 * Thread-safe.
 */
public final class TestRedis {

    private TestRedis() {}

    /** Where it is, {@code redis://user:password@host:port/0}. */
    public static String url() {
        return Running.URL;
    }

    private static final class Running {
        static final String URL =
                TestFolder.with(
                        "switchboard-redis",
                        folder -> {
                            EmbeddedRedis server =
                                    EmbeddedRedis.start(folder, folder.resolve("log"));
                            return new TestFolder.Running(server.url(), server);
                        });
    }
}
