package dev.switchboard.router.catalog;

import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.upstream.FakeServer;
import dev.switchboard.router.upstream.ServerConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Replicas of a router on one database, before servers that all of them see. */
abstract class CatalogTest {

    static final String READ = "{\"name\": \"read\", \"description\": \"reads\"}";
    static final String READ_CHANGED = "{\"name\": \"read\", \"description\": \"reads all\"}";
    static final String WRITE = "{\"name\": \"write\"}";

    final String database = TestDatabase.empty();
    final FakeServer files = new FakeServer().tools(READ, WRITE);
    final FakeServer weather = new FakeServer().tools("{\"name\": \"forecast\"}");
    final FakeServer children = new FakeServer().tools(READ, WRITE);
    final Map<String, FakeServer> servers =
            Map.of("files", files, "weather", weather, "child", children);
    private final List<TestReplica> replicas = new ArrayList<>();

    @AfterEach
    void end() {
        replicas.forEach(TestReplica::close);
    }

    /** One that has not looked into the database yet. */
    TestReplica replica(String database, ServerConfiguration... fromFile) {
        return replica(database, Optional.of(EncryptionKeys.ofThisProcess()), fromFile);
    }

    TestReplica replica(
            String database, Optional<EncryptionKeys> keys, ServerConfiguration... fromFile) {
        TestReplica replica = new TestReplica(database, keys, servers, fromFile);
        replicas.add(replica);
        return replica;
    }

    TestReplica begun(ServerConfiguration... fromFile) {
        return replica(database, fromFile).begun();
    }
}
