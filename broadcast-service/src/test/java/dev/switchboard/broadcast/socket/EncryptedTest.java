package dev.switchboard.broadcast.socket;

import static dev.switchboard.model.contract.ContractStatus.ACTIVE;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.keeper.Producing;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.JsonClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With TLS messages go through Jetty, which encrypts them for each subscriber. */
final class EncryptedTest {

    private static final String PASSWORD = "changeit";

    @TempDir Path folder;

    @Test
    void updates_come_encrypted() throws Exception {
        Path keys = selfSigned();
        Topics topics = TestKafka.freshTopics();
        try (Producing producing = new Producing(topics);
                Node node =
                        Node.start(
                                "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                                "switchboard.topic-prefix=" + topics.prefix(),
                                "server.ssl.key-store=" + keys,
                                "server.ssl.key-store-password=" + PASSWORD);
                HttpClient client = HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
            URI uri = URI.create("wss://localhost:%d/ws".formatted(node.port()));
            try (JsonClient follower = open(client, uri)) {
                follower.next("welcome");

                ContractUpdate update =
                        new ContractUpdate(new ContractId("c"), CHENNAI, ACTIVE, Instant.EPOCH);
                List<String> said = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    said.add("contracts-" + producing.say(update));
                }

                for (String id : said) {
                    assertThat(follower.nextOf("c").get("id").asString()).isEqualTo(id);
                }
            }
        }
    }

    /** The node is not ready at once. */
    private static JsonClient open(HttpClient client, URI uri) {
        return Awaitility.await()
                .ignoreExceptions()
                .until(() -> JsonClient.open(client, uri), _ -> true);
    }

    private Path selfSigned() throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int made =
                new ProcessBuilder(
                                tool.toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "node",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                keys.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("node", store.getCertificate("node"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
