package dev.switchboard.admission.log;

import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;

/** Where an update goes: into the feed of contracts, or among the test updates. */
public enum UpdateTopic {
    CONTRACTS(MessageId.CONTRACTS),
    TESTS(MessageId.TESTS);

    private final String label;

    UpdateTopic(String label) {
        this.label = label;
    }

    /** The feed as message ids name it. */
    String label() {
        return label;
    }

    Topic in(Topics topics) {
        return switch (this) {
            case CONTRACTS -> topics.updates();
            case TESTS -> topics.testUpdates();
        };
    }
}
