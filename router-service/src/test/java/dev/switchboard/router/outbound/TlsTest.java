package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir private static Path folder;
    private static SSLContext context;

    @BeforeAll
    static void makeKeys() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                (tool
                                                + " -genkeypair -keyalg EC -alias peer -dname CN=localhost"
                                                + " -ext san=dns:localhost -storetype PKCS12"
                                                + " -storepass changeit -keystore "
                                                + keys)
                                        .split(" "))
                        .inheritIO()
                        .start();
        assertThat(made.waitFor()).isZero();
        context = context(keys);
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(store);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return made;
    }

    private static Peer encrypted(Peer.Behaviour behaviour) throws IOException {
        ServerSocket server =
                context.getServerSocketFactory()
                        .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        return new Peer(server, behaviour);
    }

    private static OutboundRequest get(String host, Peer peer) {
        return OutboundRequest.get(
                OutboundUrl.parse("https://%s:%d/".formatted(host, peer.port())));
    }

    @Test
    void a_connection_with_tls_is_used_again() throws Exception {
        try (Peer peer =
                        encrypted(connection -> {
                            while (true) {
                                connection.request();
                                connection.send(RESPONSE);
                            }
                        });
                OutboundClient client = Clients.with(context.getSocketFactory())) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.exchange(get("localhost", peer)).readBody())
                        .asString()
                        .isEqualTo("ok");
            }
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        try (Peer peer = encrypted(connection -> connection.send(connection.request()));
                OutboundClient client =
                        Clients.with((SSLSocketFactory) SSLSocketFactory.getDefault())) {
            assertThatThrownBy(() -> client.exchange(get("localhost", peer)))
                    .isInstanceOf(OutboundException.TlsFailed.class)
                    .hasMessageContaining("its certificate is not trusted");
            assertThat(client.stats().getLeased()).isZero();
        }
    }

    @Test
    void a_certificate_of_another_host_is_refused() throws Exception {
        try (Peer peer = encrypted(connection -> connection.send(connection.request()));
                OutboundClient client = Clients.with(context.getSocketFactory())) {
            assertThatThrownBy(() -> client.exchange(get("127.0.0.1", peer)))
                    .isInstanceOf(OutboundException.TlsFailed.class)
                    .hasMessageContaining("is for another host");
        }
    }

    @Test
    void a_server_without_tls_is_told_apart() throws Exception {
        try (Peer peer =
                        new Peer(connection -> {
                            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                            connection.awaitLeft();
                        });
                OutboundClient client = Clients.with(context.getSocketFactory())) {
            assertThatThrownBy(() -> client.exchange(get("localhost", peer)))
                    .isInstanceOfSatisfying(
                            OutboundException.TlsFailed.class,
                            failed -> assertThat(failed.sent()).isFalse());
        }
    }

    @Test
    void a_server_that_says_nothing_to_tls_is_left() throws Exception {
        try (Peer peer = new Peer(Peer.Connection::awaitLeft);
                OutboundClient client = Clients.with(context.getSocketFactory())) {
            OutboundRequest request =
                    get("localhost", peer)
                            .withLimits(OutboundLimits.DEFAULT.withConnect(Duration.ofMillis(100)));

            assertThatThrownBy(() -> client.exchange(request))
                    .isInstanceOfSatisfying(
                            OutboundException.TimedOut.class,
                            late -> assertThat(late.limit()).isEqualTo(TimeLimit.CONNECT));
            peer.awaitLeft();
            Awaitility.await().until(() -> client.stats().getLeased() == 0);
        }
    }

    @Test
    void a_call_with_tls_is_cancelled_in_the_middle_of_the_body() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Peer peer =
                        encrypted(connection -> {
                            connection.request();
                            connection.send("HTTP/1.1 200 OK\r\n\r\nab");
                            connection.awaitLeft();
                        });
                OutboundClient client = Clients.with(context.getSocketFactory())) {
            OutboundCall call = client.call(get("localhost", peer));
            Future<byte[]> reading =
                    threads.submit(() -> {
                        OutboundResponse response = call.execute();
                        response.body().readNBytes(2);
                        begun.countDown();
                        return response.readBody();
                    });
            begun.await();

            call.cancel();

            assertThatThrownBy(reading::get).hasCauseInstanceOf(OutboundException.Cancelled.class);
            peer.awaitLeft();
        }
    }
}
