package dev.switchboard.bench.call;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.Words;
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
public final class Caller {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int number;

    private Caller(int number) {
        this.number = number;
    }

    /** {@code THREADS}. */
    public static void main(String[] args) throws IOException {
        Caller caller = new Caller(Integer.parseInt(args[0]));
        Conversation.hold(Words.of("ready"), caller::answer);
        caller.threads.shutdownNow();
    }

    private Words answer(Words line) throws Exception {
        Plan plan = Plan.of(line);
        return switch (line.verb()) {
            case "call" -> call(plan);
            case "stream" -> stream(plan);
            default -> throw new IllegalArgumentException("unknown: " + line);
        };
    }

    private Words call(Plan plan) throws IOException, ExecutionException, InterruptedException {
        long start = System.nanoTime();
        List<Loop> loops = new ArrayList<>();
        for (int lane = 0; lane < number; lane++) {
            loops.add(new Loop(plan, lane, number, start));
        }
        List<Counts> all = all(loops);
        all.stream().skip(1).forEach(all.getFirst()::addAll);
        return all.getFirst().line();
    }

    /** As many streams as there are connections. */
    private Words stream(Plan plan) throws ExecutionException, InterruptedException {
        List<UpdateStream> streams = new ArrayList<>();
        for (int lane = 0; lane < plan.connections(); lane++) {
            streams.add(new UpdateStream(plan, lane));
        }
        List<Words> all = all(streams);
        return Words.of(
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
