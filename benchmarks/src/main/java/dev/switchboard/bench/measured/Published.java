package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;

/** A system whose process makes the updates itself: the floor, and peers. */
final class Published implements MeasuredSystem {

    private final String name;
    private final ChildProcess program;
    private final SubscriberEndpoint endpoint;
    private boolean publishing;

    private Published(String name, ChildProcess program, SubscriberEndpoint endpoint) {
        this.name = name;
        this.program = program;
        this.endpoint = endpoint;
    }

    /**
     * Waits until it is ready.
     *
     * @param receipts whether it confirms subscriptions
     */
    static Published of(
            String name, ChildProcess program, String path, String destination, boolean receipts)
            throws IOException {
        ProcessMessage ready = program.answer();
        return new Published(
                name,
                program,
                new SubscriberEndpoint(ready.number("port"), path, destination, receipts));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SubscriberEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void publish(UpdateSeries feed) throws IOException {
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
