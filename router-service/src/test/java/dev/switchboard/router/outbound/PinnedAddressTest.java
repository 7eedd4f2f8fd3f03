package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PinnedAddressTest {

    private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** A name whose addresses change with every question. */
    private static NameLookup.Resolver changing(String... answers) {
        Deque<String> left = new ConcurrentLinkedDeque<>(List.of(answers));
        return host -> {
            String answer = left.poll();
            if (answer == null) {
                throw new UnknownHostException(host);
            }
            return Stream.of(answer.split(" "))
                    .map(InetAddress::ofLiteral)
                    .toArray(InetAddress[]::new);
        };
    }

    private static OutboundRequest to(int port) {
        return OutboundRequest.get(OutboundUrl.parse("http://rebound.example:%d/".formatted(port)));
    }

    @Test
    void the_address_that_was_checked_is_the_one_connected_to() throws Exception {
        try (Peer peer = Peer.sending(RESPONSE);
                // 127.0.0.2 is where the server is not: a second question would lead there
                OutboundClient client =
                        Clients.with(changing("127.0.0.1", "127.0.0.2"), List.of("127.0.0.1"));
                OutboundResponse response = client.exchange(to(peer.port()))) {
            assertThat(response.readBody()).asString().isEqualTo("ok");
        }
    }

    @Test
    void a_name_that_changes_its_mind_is_checked_again_for_each_connection() throws Exception {
        try (Peer peer = Peer.sending(RESPONSE);
                OutboundClient client =
                        Clients.with(changing("127.0.0.1", "127.0.0.2"), List.of("127.0.0.1"))) {
            client.exchange(to(peer.port())).close();

            assertThatThrownBy(() -> client.exchange(to(peer.port())))
                    .isInstanceOf(OutboundException.Refused.class)
                    .hasMessageNotContaining("127.0.0");
            assertThat(client.stats().getLeased()).isZero();
        }
    }

    @Test
    void an_address_that_is_not_allowed_is_passed_over_for_one_that_is() throws Exception {
        try (Peer peer = Peer.sending(RESPONSE);
                OutboundClient client =
                        Clients.with(changing("10.0.0.1 ::1 127.0.0.1"), List.of("127.0.0.1"));
                OutboundResponse response = client.exchange(to(peer.port()))) {
            assertThat(response.readBody()).asString().isEqualTo("ok");
        }
    }

    @Test
    void an_address_that_refuses_is_passed_over_for_the_next() throws Exception {
        try (Peer peer = Peer.sending(RESPONSE);
                OutboundClient client =
                        Clients.with(changing("127.0.0.2 127.0.0.1"), List.of("127.0.0.0/8"));
                OutboundResponse response = client.exchange(to(peer.port()))) {
            assertThat(response.readBody()).asString().isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://0.0.0.0:%d/",
                "http://[64:ff9b::7f00:1]:%d/",
                "http://[2002:7f00:1::]:%d/"
            })
    void this_machine_is_not_reached_by_default(String url) throws Exception {
        try (Peer peer = Peer.sending(RESPONSE);
                OutboundClient client = Clients.with(InetAddress::getAllByName, List.of())) {
            OutboundRequest request =
                    OutboundRequest.get(OutboundUrl.parse(url.formatted(peer.port())));

            assertThatThrownBy(() -> client.exchange(request))
                    .isInstanceOf(OutboundException.Refused.class);
            assertThat(peer.connections()).isZero();
        }
    }

    /** Java would take most of them for an address. */
    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "127.0.1", "0177.0.0.1", "0x7f000001", "0"})
    void an_odd_spelling_never_gets_as_far_as_a_lookup(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Origin("http", host, 80));
    }

    @Test
    void an_unknown_name_is_told_apart() {
        try (OutboundClient client = Clients.with(changing(), List.of())) {
            assertThatThrownBy(() -> client.exchange(to(80)))
                    .isInstanceOf(OutboundException.NotReached.class)
                    .hasMessage("http://rebound.example cannot be reached: its name is unknown.");
        }
    }

    @Test
    void a_name_may_be_allowed_whatever_its_address() throws Exception {
        Deque<OutboundResponse> responses = new ArrayDeque<>();
        try (Peer peer = Peer.sending(RESPONSE);
                OutboundClient client =
                        Clients.with(
                                changing("127.0.0.1"), List.of("rebound.example:" + peer.port()))) {
            responses.add(client.exchange(to(peer.port())));

            assertThat(responses.getFirst().readBody()).asString().isEqualTo("ok");
        }
    }
}
