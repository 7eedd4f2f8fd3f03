package dev.switchboard.broadcast.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitMetadataTest {

    private static final Uuid HISTORY = Uuid.fromString("AAAAAAAAAAAAAAAAAAAAZA");

    @Test
    void a_mark_is_read_as_it_was_written() {
        CommitMetadata plain = new CommitMetadata(HISTORY, Map.of());
        CommitMetadata rebuilding = new CommitMetadata(HISTORY, Map.of(3, 77L, 0, 1532L));

        assertThat(plain.text()).isEqualTo(HISTORY.toString());
        assertThat(CommitMetadata.parse(plain.text())).contains(plain);
        assertThat(rebuilding.text()).isEqualTo(HISTORY + " 0:1532,3:77");
        assertThat(CommitMetadata.parse(rebuilding.text())).contains(rebuilding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "set by hand",
                "AAAAAAAAAAAAAAAAAAAAZA 3",
                "AAAAAAAAAAAAAAAAAAAAZA 3:x",
                "AAAAAAAAAAAAAAAAAAAAZA "
            })
    void what_others_wrote_is_no_mark(String text) {
        assertThat(CommitMetadata.parse(text)).isEmpty();
        assertThat(CommitMetadata.isOfAnother(text, HISTORY)).isFalse();
    }

    @Test
    void offsets_about_another_topic_are_recognised() {
        assertThat(CommitMetadata.isOfAnother(HISTORY.toString(), HISTORY)).isFalse();
        assertThat(CommitMetadata.isOfAnother(HISTORY + " 0:5", Uuid.ONE_UUID)).isTrue();
    }
}
