package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;

/**
 * A system that is measured: a server in a process of its own, and a way to have it send updates to
 * its subscribers. One thread.
 */
public interface MeasuredSystem extends AutoCloseable {

    /** As it is called in tables. */
    String name();

    /** Where its subscribers connect to. */
    SubscriberEndpoint endpoint();

    /** How many lanes its messages keep in order; 0 where they may overtake each other. */
    int lanes();

    /** Has it send updates. Returns at once or when they are handed over. */
    void publish(UpdateSeries feed) throws IOException;

    /** Returns when what was begun last is handed over. */
    void awaitPublished() throws IOException;

    /** What the server has used. */
    Cost cost();

    @Override
    void close();
}
