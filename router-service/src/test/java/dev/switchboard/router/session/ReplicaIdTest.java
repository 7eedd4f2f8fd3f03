package dev.switchboard.router.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaIdTest {

    @Test
    void sessions_name_their_replica_in_visible_ascii() {
        ReplicaId replica = ReplicaId.random();
        String session = replica.newSession();

        assertThat(session).matches("[\\x21-\\x7e]+").isNotEqualTo(replica.newSession());
        assertThat(ReplicaId.ofSession(session)).contains(replica);
        assertThat(replica).isNotEqualTo(ReplicaId.random());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "AAAAAAAAAAA",
                "AAAAAAAAAAA.",
                "AAAAAAAAAAA.short",
                "AAAAAAAAAA*.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
            })
    void what_no_replica_made_names_none(String session) {
        assertThat(ReplicaId.ofSession(session)).isEmpty();
    }

    @Test
    void an_id_has_its_form() {
        assertThatThrownBy(() -> new ReplicaId("../../x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
