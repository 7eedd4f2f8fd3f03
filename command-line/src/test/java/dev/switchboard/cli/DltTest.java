package dev.switchboard.cli;

import dev.switchboard.cli.dlt.LetterBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of {@code dlt} share: each has topics of its own, with the dead letters it writes. */
@SuppressWarnings("NullAway.Init")
abstract class DltTest {

    LetterBox box;
    Dlt dlt;

    @BeforeEach
    void open() throws Exception {
        box = new LetterBox();
        dlt = new Dlt(box);
    }

    @AfterEach
    void close() {
        box.close();
    }
}
