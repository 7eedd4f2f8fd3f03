package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;

/** A way for updates to come in. One thread. */
interface UpdateFeed extends AutoCloseable {

    /** How many lanes keep their order; 0 where updates may overtake each other. */
    int lanes();

    /** Sends all, and returns when all are taken. */
    void send(UpdateSeries feed) throws IOException;

    @Override
    void close();
}
