package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.Feed;
import java.io.IOException;

/**
 * A system whose updates come in another way; its process stays that of the other.
 *
 * @param feed the way
 */
record Fed(String name, Target server, UpdateFeed feed) implements Target {

    @Override
    public Door door() {
        return server.door();
    }

    @Override
    public int lanes() {
        return feed.lanes();
    }

    @Override
    public void publish(Feed updates) throws IOException {
        feed.send(updates);
    }

    @Override
    public void awaitPublished() {
        // publish has waited
    }

    @Override
    public Cost cost() {
        return server.cost();
    }

    @Override
    public void close() {
        feed.close();
    }
}
