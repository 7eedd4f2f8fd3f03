package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.util.Map;

/** The standalone with an empty data folder, its contracts, and who updates them. One thread. */
public final class PageSite implements AutoCloseable {

    private final int port;
    private final int contracts;
    private final ChildProcess server;
    private final ChildProcess sender;

    private PageSite(int port, int contracts, ChildProcess server, ChildProcess sender) {
        this.port = port;
        this.contracts = contracts;
        this.server = server;
        this.sender = sender;
    }

    /** Starts both; there is no contract yet. */
    public static PageSite start(Machine machine, String name, int contracts) throws IOException {
        int port = Machine.freePort();
        ChildProcess server = machine.standalone(name, port, Map.of());
        ChildProcess sender =
                machine.program(
                        name + "-sender",
                        SteadyUpdates.class,
                        Integer.toString(port),
                        Integer.toString(contracts));
        sender.answer();
        return new PageSite(port, contracts, server, sender);
    }

    /** The address of a page. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Sends every contract once. */
    public void load() throws IOException {
        ProcessMessage told = sender.ask(ProcessMessage.of("load"));
        if (told.number("accepted") != contracts) {
            throw new IOException("contracts were refused: " + told);
        }
    }

    /** Has contracts updated from now on, so many a second. */
    public void update(int rate) throws IOException {
        sender.ask(ProcessMessage.of("start", "rate", rate));
    }

    /**
     * Ends that.
     *
     * @return {@code sent} and {@code micros}
     * @throws IOException if an update was not accepted
     */
    public ProcessMessage stop() throws IOException {
        ProcessMessage told = sender.ask(ProcessMessage.of("stop"));
        if (told.big("accepted") != told.big("sent")) {
            throw new IOException("updates were refused: " + told);
        }
        return told;
    }

    /** What the server has used. */
    public Cost cost() {
        return server.cost();
    }

    /** What who sends has used. */
    public Cost senderCost() {
        return sender.cost();
    }

    @Override
    public void close() {
        sender.close();
        server.close();
    }
}
