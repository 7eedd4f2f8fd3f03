package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;

/**
 * A system whose updates come in another way; its process stays that of the other.
 *
 * @param feed the way
 */
record Fed(String name, MeasuredSystem server, UpdateFeed feed) implements MeasuredSystem {

    @Override
    public SubscriberEndpoint endpoint() {
        return server.endpoint();
    }

    @Override
    public int lanes() {
        return feed.lanes();
    }

    @Override
    public void publish(UpdateSeries updates) throws IOException {
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
