package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.gateway.OtherReplicas;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.session.ReplicaId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaConfigurationTest {

    private static final String SESSION = "AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final MemoryLeases leases = new MemoryLeases();

    @Test
    void an_address_for_others_needs_keys_to_know_them_by() {
        assertThatThrownBy(() -> replicas("http://router-1:8003", EncryptionKeys.ofThisProcess()))
                .isInstanceOf(MissingKeysException.class)
                .hasMessageContaining("MCP_STATE_KEYS");
    }

    @Test
    void without_shared_keys_sessions_of_others_are_unknown() {
        EncryptionKeys shared = new EncryptionKeys(List.of(new byte[EncryptionKeys.KEY_BYTES]));

        assertThat(replicas("", EncryptionKeys.ofThisProcess()).own(SESSION)).isFalse();
        assertThat(replicas("", shared).own(SESSION)).isTrue();
        assertThat(replicas("", shared).own("unknown")).isFalse();
    }

    private OtherReplicas replicas(String url, EncryptionKeys keys) {
        ReplicaConfiguration configuration = new ReplicaConfiguration();
        try (OutboundClient client = configuration.replicaClient()) {
            return configuration.otherReplicas(
                    ReplicaId.random(),
                    new ReplicaSettings(url),
                    keys,
                    new Directory(leases, null),
                    client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://router-1:8003", "https://[::1]:8003/", " http://a "})
    void an_address_names_a_server(String url) {
        assertThat(new ReplicaSettings(url).url()).isEqualTo(url.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"router-1:8003", "http://router-1/mcp", "ftp://x", "http://u:p@x"})
    void what_is_no_address_of_a_server_is_an_error(String url) {
        assertThatThrownBy(() -> new ReplicaSettings(url))
                .hasMessageContaining("ROUTER_INTERNAL_URL")
                .hasMessageNotContaining("u:p");
    }
}
