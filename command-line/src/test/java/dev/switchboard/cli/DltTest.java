package dev.switchboard.cli;

import dev.switchboard.cli.dlt.DeadLetterTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of {@code dlt} share: each has topics of its own, with the dead letters it writes. */
abstract class DltTest {

    DeadLetterTopic deadLetters;
    Dlt dlt;

    @BeforeEach
    void open() throws Exception {
        deadLetters = new DeadLetterTopic();
        dlt = new Dlt(deadLetters);
    }

    @AfterEach
    void close() {
        deadLetters.close();
    }
}
