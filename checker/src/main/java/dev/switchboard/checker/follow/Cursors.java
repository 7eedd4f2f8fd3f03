package dev.switchboard.checker.follow;

import dev.switchboard.checker.truth.Truth;
import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the cursors of messages, and waits until the truth is read as far as they reach. */
final class Cursors {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Truth truth;
    private final ViolationSink violations;

    Cursors(Truth truth, ViolationSink violations) {
        this.truth = truth;
        this.violations = violations;
    }

    /** The cursor; null, and a fault noted, when the text is none of this topic. */
    @Nullable Cursor read(String text) throws InterruptedException {
        Cursor cursor = Cursor.parse(text).orElse(null);
        if (cursor == null
                || text.length() > Cursor.MAX_TEXT
                || !cursor.isComparableTo(truth.beginning())) {
            violations.report("no cursor of this topic: %s".formatted(text));
            return null;
        }
        if (!truth.await(cursor, PATIENCE)) {
            violations.report("the cursor %s covers what Kafka does not have".formatted(text));
            return null;
        }
        return cursor;
    }
}
