package dev.switchboard.bench.measured;

import dev.switchboard.bench.call.CallGenerator;
import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.floor.HttpFloor;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker, the ingest service before it, and who sends to either: callers and a bare producer.
 * Each process is started when it is first needed. One thread.
 */
public final class IngestSite implements AutoCloseable {

    private static final String KAFKA = "kafka-ingest";
    private static final String INGEST = "ingest";
    private static final String FLOOR = "floor";

    private final Machine machine;
    private final Brokers brokers;
    private final Map<String, ChildProcess> programs = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();

    public IngestSite(Machine machine) {
        this.machine = machine;
        this.brokers = new Brokers(machine);
    }

    /** The port of the ingest service, which is ready. */
    public int ingest() throws IOException {
        return brokers.ingest(KAFKA);
    }

    /** The port of a server that does nothing. */
    public int floor() throws IOException {
        Integer port = ports.get(FLOOR);
        if (port == null) {
            port = start(FLOOR, HttpFloor.class).answer().number("port");
            ports.put(FLOOR, port);
        }
        return port;
    }

    /** Makes calls and says what came of them. */
    public ProcessMessage call(CallPlan plan) throws IOException {
        return caller().ask(plan.line());
    }

    /** Streams updates, and says what came of it. */
    public ProcessMessage stream(CallPlan plan) throws IOException {
        return caller().ask(new ProcessMessage("stream", plan.line().values()));
    }

    /** Has the bare producer write updates for so long, and says what came of it. */
    public ProcessMessage produce(ProducerKind kind, int run, long millis) throws IOException {
        ChildProcess producer = programs.get("producer");
        if (producer == null) {
            producer = start("producer", UpdateProducer.class, brokers.address(KAFKA));
            producer.answer();
        }
        return producer.ask(
                ProcessMessage.of(
                        "produce",
                        "settings",
                        kind.word(),
                        "run",
                        run,
                        "contracts",
                        0,
                        "most",
                        Long.MAX_VALUE,
                        "millis",
                        millis));
    }

    /** Starts a further ingest service, does something with it at once, and ends it. */
    public <T> T atStart(AtStart<T> work) throws IOException {
        caller();
        String kafka = brokers.address(KAFKA);
        int port = Machine.freePort();
        try (ChildProcess _ =
                machine.start("ingest-cold", "ingest-service", machine.home(), port, kafka)) {
            return work.done(port);
        }
    }

    /** Does something with a service that is just starting. */
    @FunctionalInterface
    public interface AtStart<T> {

        /**
         * @param port where the service will listen
         */
        T done(int port) throws IOException;
    }

    private ChildProcess caller() throws IOException {
        ChildProcess caller = programs.get("caller");
        if (caller == null) {
            caller = start("caller", CallGenerator.class, "1");
            caller.answer();
        }
        return caller;
    }

    private ChildProcess start(String name, Class<?> main, String... arguments) throws IOException {
        ChildProcess program = machine.program(name, main, arguments);
        programs.put(name, program);
        return program;
    }

    /** What the ingest service has used. */
    public Cost ingestCost() {
        return brokers.cost(INGEST + "-" + KAFKA);
    }

    /** What the broker has used. */
    public Cost brokerCost() {
        return brokers.cost(KAFKA);
    }

    /** What those have used that call or produce. */
    public List<Cost> senderCosts() {
        return programs.entrySet().stream()
                .filter(program -> !program.getKey().equals(FLOOR))
                .map(program -> program.getValue().cost())
                .toList();
    }

    @Override
    public void close() {
        programs.values().forEach(ChildProcess::close);
        brokers.close();
    }
}
