package dev.switchboard.bench.floor;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.Feed;
import dev.switchboard.bench.process.Words;
import java.io.IOException;

/**
 * The floor's process: one thread writes one shared buffer to all sockets without blocking. Its
 * argument is the number of messages a write.
 */
public final class Floor {

    private Floor() {}

    /** {@code BATCH}. */
    public static void main(String[] args) throws IOException {
        int batch = Integer.parseInt(args[0]);
        Loop loop = new Loop();
        Thread.ofPlatform().daemon().name("floor").start(loop);
        Conversation.hold(
                Words.of("ready", "port", loop.port()),
                line -> {
                    publish(loop, Feed.of(line), batch);
                    return Words.of("published");
                });
    }

    private static void publish(Loop loop, Feed feed, int batch) throws Exception {
        if (feed.isBurst()) {
            loop.send(Messages.of(feed), batch);
        } else {
            feed.send(1, stamp -> loop.send(Messages.of(stamp), 1));
        }
    }
}
