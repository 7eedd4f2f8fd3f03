package dev.switchboard.bench.measured;

import dev.switchboard.bench.listen.Listeners;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.util.Map;

/** The standalone with an empty data folder, and who listens to it. One thread. */
public final class ListenSite implements AutoCloseable {

    private final ChildProcess server;
    private final ChildProcess listeners;

    private ListenSite(ChildProcess server, ChildProcess listeners) {
        this.server = server;
        this.listeners = listeners;
    }

    /**
     * Starts both; nobody listens yet.
     *
     * @param name tells it from those before it
     * @param contracts how many there are
     */
    public static ListenSite start(Machine machine, String name, int contracts) throws IOException {
        int port = Machine.freePort();
        ChildProcess server = machine.standalone(name, port, Map.of());
        ChildProcess listeners =
                machine.program(
                        name + "-listeners",
                        Listeners.class,
                        Integer.toString(port),
                        Integer.toString(contracts));
        listeners.answer();
        return new ListenSite(server, listeners);
    }

    /** Has a stream opened for each contract. */
    public ProcessMessage open() throws IOException {
        return listeners.ask(ProcessMessage.of("open"));
    }

    /** Has contracts updated in turn, so many a second, and says what came of it. */
    public ProcessMessage update(int rate, long millis) throws IOException {
        return listeners.ask(ProcessMessage.of("update", "rate", rate, "millis", millis));
    }

    /** What the server has used. */
    public Cost cost() {
        return server.cost();
    }

    /** What who listens has used. */
    public Cost listenersCost() {
        return listeners.cost();
    }

    @Override
    public void close() {
        listeners.close();
        server.close();
    }
}
