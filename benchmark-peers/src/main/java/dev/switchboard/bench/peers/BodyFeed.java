package dev.switchboard.bench.peers;

import dev.switchboard.bench.message.Wording;
import dev.switchboard.bench.process.Feed;
import dev.switchboard.bench.process.Words;
import java.util.function.Consumer;

/** Answers to {@code publish} with bodies of messages. */
final class BodyFeed {

    private BodyFeed() {}

    static Words publish(Words line, Consumer<String> outlet) throws Exception {
        Feed.of(line)
                .send(
                        1,
                        stamp ->
                                outlet.accept(Wording.body(stamp.contractId(0), stamp.sequence())));
        return Words.of("published");
    }
}
