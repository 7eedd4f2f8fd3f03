package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPositionTest {

    @Test
    void its_text_reads_back() {
        HistoryPosition position = new HistoryPosition(1_700_000_000_000L, 7, 123_456_789_012L);

        assertThat(HistoryPosition.parse(position.toString())).contains(position);
    }

    @Test
    void time_comes_before_partition_and_partition_before_offset() {
        List<HistoryPosition> ascending =
                List.of(
                        new HistoryPosition(1, 9, 9),
                        new HistoryPosition(2, 0, 8),
                        new HistoryPosition(2, 0, 9),
                        new HistoryPosition(2, 1, 0));

        assertThat(ascending).isSorted();
    }

    @Test
    void a_change_stands_where_kafka_put_it() {
        ContractChange change = new MadeFeed(1).update("c", Location.MUMBAI);

        assertThat(HistoryPosition.of(change))
                .isEqualTo(
                        new HistoryPosition(
                                change.appendTime(), change.partition(), change.offset()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-2",
                "1-2-3-4",
                "a-b-c",
                "-1-2-3",
                "1-2--3",
                " 1-2-3",
                "1-2-3\n",
                "1234567890123456789-1-1",
                "1-1234567890-1",
                "1-1-1234567890123456789",
                "١-٢-٣"
            })
    void another_form_is_no_position(String text) {
        assertThat(HistoryPosition.parse(text)).isEmpty();
    }
}
