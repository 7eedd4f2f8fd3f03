package dev.switchboard.broadcast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.contract.Location;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages encoded for a few who share no track. */
class LogEntryTest {

    private static final int BUDGET = 1_000_000;
    private static final int MESSAGE = 500;
    private static final int AUDIENCES = 16;

    private final MadeFeed feed = new MadeFeed(100);
    private final SharedLog log = new SharedLog(BUDGET);
    private final List<NumberedEncoder> audiences =
            Stream.generate(() -> new NumberedEncoder(MESSAGE)).limit(AUDIENCES).toList();

    private LogEntry append() {
        log.append(feed.update("c", Location.CHENNAI));
        return Objects.requireNonNull(log.get(log.end() - 1));
    }

    @Test
    void all_of_an_audience_share_what_was_encoded_once() {
        log.reset(feed.start());
        LogEntry entry = append();
        NumberedEncoder words = audiences.getFirst();

        assertThat(entry.encoded(words, false)).isSameAs(entry.encoded(words, false));
        assertThat(entry.encoded(words, true)).isNotSameAs(entry.encoded(words, false));
        assertThat(words.encodings()).isEqualTo(2);
    }

    @Test
    void however_many_audiences_there_are_the_messages_kept_keep_to_their_share() {
        log.reset(feed.start());

        for (int i = 0; i < 500; i++) {
            LogEntry entry = append();
            audiences.forEach(words -> entry.encoded(words, false));

            assertThat(log.keptBytes()).isLessThanOrEqualTo(BUDGET / 4);
        }

        assertThat(log.keptBytes()).isGreaterThan(BUDGET / 8);
    }

    @Test
    void what_was_encoded_first_is_forgotten_first() {
        log.reset(feed.start());
        LogEntry first = append();
        NumberedEncoder words = audiences.getFirst();
        first.encoded(words, false);
        LogEntry last = first;
        for (int i = 0; i < 1000; i++) {
            last = append();
            last.encoded(words, false);
        }
        int before = words.encodings();

        last.encoded(words, false);
        assertThat(words.encodings()).isEqualTo(before);
        first.encoded(words, false);
        assertThat(words.encodings()).isEqualTo(before + 1);
    }
}
