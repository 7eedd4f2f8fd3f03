package dev.switchboard.bench.call;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The process that calls. Takes {@code call} and {@code stream}; its argument is the number of
 * threads that make calls.
 */
public final class CallGenerator {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int number;

    private CallGenerator(int number) {
        this.number = number;
    }

    /** {@code THREADS}. */
    public static void main(String[] args) throws IOException {
        CallGenerator caller = new CallGenerator(Integer.parseInt(args[0]));
        Conversation.hold(ProcessMessage.of("ready"), caller::answer);
        caller.threads.shutdownNow();
    }

    private ProcessMessage answer(ProcessMessage line) throws Exception {
        CallPlan plan = CallPlan.of(line);
        return switch (line.verb()) {
            case "call" -> call(plan);
            case "stream" -> stream(plan);
            default -> throw new IllegalArgumentException("unknown: " + line);
        };
    }

    private ProcessMessage call(CallPlan plan)
            throws IOException, ExecutionException, InterruptedException {
        long start = System.nanoTime();
        List<CallLoop> loops = new ArrayList<>();
        for (int lane = 0; lane < number; lane++) {
            loops.add(new CallLoop(plan, lane, number, start));
        }
        List<Counts> all = all(loops);
        all.stream().skip(1).forEach(all.getFirst()::addAll);
        return all.getFirst().line();
    }

    /** As many streams as there are connections. */
    private ProcessMessage stream(CallPlan plan) throws ExecutionException, InterruptedException {
        List<UpdateStream> streams = new ArrayList<>();
        for (int lane = 0; lane < plan.connections(); lane++) {
            streams.add(new UpdateStream(plan, lane));
        }
        List<ProcessMessage> all = all(streams);
        return ProcessMessage.of(
                "streamed",
                "lines",
                all.stream().mapToLong(told -> told.big("lines")).sum(),
                "accepted",
                all.stream().mapToLong(told -> told.big("accepted")).sum(),
                "micros",
                all.stream().mapToLong(told -> told.big("micros")).max().orElseThrow());
    }

    private <T> List<T> all(List<? extends Callable<T>> work)
            throws ExecutionException, InterruptedException {
        List<T> done = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(work)) {
            done.add(each.get());
        }
        return done;
    }
}
