package dev.switchboard.bench.peers;

import dev.switchboard.bench.message.Wording;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.process.UpdateSeries;
import java.util.function.Consumer;

/** Answers to {@code publish} with bodies of messages. */
final class BodyFeed {

    private BodyFeed() {}

    static ProcessMessage publish(ProcessMessage line, Consumer<String> outlet) throws Exception {
        UpdateSeries.of(line)
                .send(
                        1,
                        stamp ->
                                outlet.accept(Wording.body(stamp.contractId(0), stamp.sequence())));
        return ProcessMessage.of("published");
    }
}
