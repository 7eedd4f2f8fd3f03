package dev.switchboard.bench.measured;

import dev.switchboard.bench.floor.Floor;
import dev.switchboard.bench.process.ChildProcess;
import java.io.IOException;

/** Starts what ours is compared with. One thread. */
final class Peers {

    private static final String PATH = "/stomp";
    private static final String ALL = "/topic/contracts";

    private final Machine machine;

    Peers(Machine machine) {
        this.machine = machine;
    }

    MeasuredSystem floor(String name, int batch) throws IOException {
        ChildProcess program = machine.program(name, Floor.class, Integer.toString(batch));
        return Published.of(name, program, PATH, ALL, true);
    }

    /**
     * Starts one of the other servers.
     *
     * @param name of this process
     * @param kafka where it also relays contract.updates from; empty for nowhere
     */
    MeasuredSystem start(String name, String server, String kafka) throws IOException {
        return switch (server) {
            // its broker confirms no subscription
            case Systems.SPRING -> java(name, "SpringBroker", kafka, false);
            case Systems.ARTEMIS -> java(name, "ArtemisBroker", kafka, true);
            case Systems.RABBIT -> Rabbit.start(machine);
            default -> throw new IOException("there is no system " + server);
        };
    }

    private MeasuredSystem java(String name, String main, String kafka, boolean receipts)
            throws IOException {
        ChildProcess program = machine.peer(name, main, kafka);
        return Published.of(name, program, PATH, ALL, receipts);
    }
}
