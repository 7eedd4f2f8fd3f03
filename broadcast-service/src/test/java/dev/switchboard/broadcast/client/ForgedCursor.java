package dev.switchboard.broadcast.client;

import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.client.JsonClient;
import org.apache.kafka.common.Uuid;

/** Cursors of the right form that lead nowhere. */
public enum ForgedCursor {
    OF_ANOTHER_TOPIC {
        @Override
        Cursor forge(Cursor good) {
            Cursor other = Cursor.start(Uuid.randomUuid(), good.partitions());
            return other.withTime(good.time());
        }
    },
    OF_OTHER_PARTITIONS {
        @Override
        Cursor forge(Cursor good) {
            return Cursor.start(Uuid.randomUuid(), 3).withTime(good.time());
        }
    },
    AHEAD_OF_THE_LOG {
        @Override
        Cursor forge(Cursor good) {
            return good.covering(0, good.next(0) + 1000);
        }
    },
    TOO_OLD {
        @Override
        Cursor forge(Cursor good) {
            return good.withTime(
                    System.currentTimeMillis() - Topics.COMPACTION_LAG.toMillis() - 60_000);
        }
    },
    OF_NOTHING {
        @Override
        Cursor forge(Cursor good) {
            return good.beginning();
        }
    };

    abstract Cursor forge(Cursor good);

    /** One made from a good cursor of that node. */
    public String on(Node node) {
        return forge(Cursor.parse(goodOn(node)).orElseThrow()).encode();
    }

    /** Where that node stands. */
    public static String goodOn(Node node) {
        try (JsonClient client = JsonClient.open(node, "")) {
            return client.next("welcome").get("cursor").asString();
        }
    }
}
