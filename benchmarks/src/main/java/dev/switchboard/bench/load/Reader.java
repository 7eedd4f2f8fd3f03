package dev.switchboard.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A thread that reads a share of the connections. */
final class Reader implements Runnable {

    private static final int BUFFER = 512 * 1024;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final ReceivedCounts counts = new ReceivedCounts();
    private final List<Link> links = new ArrayList<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    Reader(String name) throws IOException {
        this.selector = Selector.open();
        Thread.ofPlatform().daemon().name(name).start(this);
    }

    ReceivedCounts counts() {
        return counts;
    }

    /** Opens a connection. Any thread. */
    void open(ConnectionPlan plan, int number, boolean stalled, Opening opening) {
        execute(() -> {
            try {
                links.add(new Link(plan, number, stalled, opening, selector, new Counter(counts)));
            } catch (IOException e) {
                opening.failed(e.toString());
            }
        });
    }

    /** Asks something of its connections on its own thread. Any thread. */
    <T> CompletableFuture<T> ask(Function<List<Link>, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> answer.complete(question.apply(links)));
        return answer;
    }

    private void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.select(this::ready);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        ((Link) key.attachment()).ready(buffer);
    }
}
