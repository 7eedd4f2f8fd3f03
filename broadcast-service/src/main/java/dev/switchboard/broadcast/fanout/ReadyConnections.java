package dev.switchboard.broadcast.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The connections of a worker that may have something to send, each once. Its thread only. */
final class ReadyConnections {

    private List<Connection> ready = new ArrayList<>();
    private List<Connection> taken = new ArrayList<>();

    void add(Connection connection) {
        if (!connection.ready) {
            connection.ready = true;
            ready.add(connection);
        }
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    /** Removes and returns all; those added meanwhile come with the next call. */
    void takeAll(Consumer<Connection> action) {
        List<Connection> now = ready;
        ready = taken;
        taken = now;
        for (Connection connection : now) {
            connection.ready = false;
            action.accept(connection);
        }
        now.clear();
    }
}
