package dev.switchboard.bench.floor;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.process.UpdateSeries;
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
        ServerLoop loop = new ServerLoop();
        Thread.ofPlatform().daemon().name("floor").start(loop);
        Conversation.hold(
                ProcessMessage.of("ready", "port", loop.port()),
                line -> {
                    publish(loop, UpdateSeries.of(line), batch);
                    return ProcessMessage.of("published");
                });
    }

    private static void publish(ServerLoop loop, UpdateSeries feed, int batch) throws Exception {
        if (feed.isBurst()) {
            loop.send(Messages.of(feed), batch);
        } else {
            feed.send(1, stamp -> loop.send(Messages.of(stamp), 1));
        }
    }
}
