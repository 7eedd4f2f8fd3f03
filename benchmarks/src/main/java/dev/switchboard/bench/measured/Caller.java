package dev.switchboard.bench.measured;

import dev.switchboard.bench.call.CallGenerator;
import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;

/** A process with one thread that makes calls. One thread asks it. */
public final class Caller implements AutoCloseable {

    private final ChildProcess program;

    private Caller(ChildProcess program) {
        this.program = program;
    }

    /**
     * Starts one.
     *
     * @param name of its log
     */
    public static Caller start(Machine machine, String name) throws IOException {
        ChildProcess program = machine.program(name, CallGenerator.class, "1");
        program.answer();
        return new Caller(program);
    }

    /** Makes calls, and says what came of them. */
    public ProcessMessage call(CallPlan plan) throws IOException {
        return program.ask(plan.line());
    }

    /** Begins to make calls. */
    public void begin(CallPlan plan) {
        program.tell(plan.line());
    }

    /** What came of the calls that were begun. */
    public ProcessMessage await() throws IOException {
        return program.answer();
    }

    /** What it has used. */
    public Cost cost() {
        return program.cost();
    }

    @Override
    public void close() {
        program.close();
    }
}
