package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.Feed;
import dev.switchboard.bench.process.Program;
import dev.switchboard.bench.process.Words;
import java.io.IOException;

/** A system whose process makes the updates itself: the floor, and peers. */
final class Published implements Target {

    private final String name;
    private final Program program;
    private final Door door;
    private boolean publishing;

    private Published(String name, Program program, Door door) {
        this.name = name;
        this.program = program;
        this.door = door;
    }

    /**
     * Waits until it is ready.
     *
     * @param receipts whether it confirms subscriptions
     */
    static Published of(
            String name, Program program, String path, String destination, boolean receipts)
            throws IOException {
        Words ready = program.answer();
        return new Published(
                name, program, new Door(ready.number("port"), path, destination, receipts));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void publish(Feed feed) throws IOException {
        awaitPublished();
        program.tell(feed.line());
        publishing = true;
    }

    @Override
    public void awaitPublished() throws IOException {
        if (publishing) {
            publishing = false;
            program.answer();
        }
    }

    @Override
    public Cost cost() {
        return program.cost();
    }

    @Override
    public void close() {
        program.close();
    }
}
