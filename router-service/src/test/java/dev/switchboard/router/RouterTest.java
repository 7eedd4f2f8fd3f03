package dev.switchboard.router;

import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.TestRedis;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A running router before a stand-in for the services of contracts, for all tests that extend this.
 */
@SpringBootTest(
        classes = {RouterService.class, TestPrimitives.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "ALLOWED_ORIGINS=https://app.example.com",
            "switchboard.mcp.keep-alive=1s",
            "switchboard.outbound.allowed-addresses=127.0.0.1",
            "switchboard.catalog.secret-keys=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
        })
public abstract class RouterTest {

    private static final StubServer CONTRACTS = contracts();

    @LocalServerPort private int port;
    @Autowired private TestPrimitives primitives;
    private McpClient client = new McpClient(0);

    private static StubServer contracts() {
        try {
            return StubServer.accepting();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("switchboard.router.ingest-url", CONTRACTS::url);
        properties.add("switchboard.router.broadcast-url", CONTRACTS::url);
        properties.add("switchboard.storage.database-url", Database::url);
        properties.add("switchboard.storage.redis-url", TestRedis::url);
        properties.add("spring.kafka.bootstrap-servers", TestKafka::bootstrapServers);
    }

    /** One for all routers of these tests. */
    private static final class Database {
        private static final String URL = TestPostgres.freshDatabase();

        static String url() {
            return URL;
        }
    }

    @BeforeEach
    void connect() {
        client = new McpClient(port);
    }

    protected TestPrimitives primitives() {
        return primitives;
    }

    protected McpClient client() {
        return client;
    }

    protected static StubServer services() {
        return CONTRACTS;
    }
}
