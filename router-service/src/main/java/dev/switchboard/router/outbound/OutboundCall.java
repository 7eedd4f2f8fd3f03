package dev.switchboard.router.outbound;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request that is about to be made, so that other threads can cancel it. One thread executes it
 * and reads the response; make it a virtual one, which can also be interrupted.
 */
public final class OutboundCall {

    private final Exchange.Engine engine;
    private final OutboundRequest request;
    private final Ending ending = new Ending();
    private final AtomicBoolean begun = new AtomicBoolean();

    OutboundCall(Exchange.Engine engine, OutboundRequest request) {
        this.engine = engine;
        this.request = request;
    }

    /**
     * Makes the request and waits for the head of its response, whatever status it has. Close the
     * response.
     *
     * @throws OutboundException if none comes
     */
    public OutboundResponse execute() throws OutboundException {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException("a call is executed once");
        }
        limitTotal(request.limits().total());
        OutboundUrl url = request.url();
        for (int followed = 0; ; followed++) {
            Exchange exchange = new Exchange(engine, request, url, ending);
            Exchange.Head head = exchange.execute();
            Optional<OutboundUrl> next = next(exchange, url, head, followed);
            if (next.isEmpty()) {
                return exchange.response(head);
            }
            exchange.leave();
            url = next.get();
        }
    }

    private Optional<OutboundUrl> next(
            Exchange exchange, OutboundUrl url, Exchange.Head head, int followed)
            throws OutboundException {
        try {
            return Redirects.next(request, url, head, followed);
        } catch (OutboundException e) {
            exchange.abandon();
            throw e;
        }
    }

    private void limitTotal(@Nullable Duration total) {
        if (total != null) {
            Origin origin = request.url().origin();
            Timer.Running running =
                    engine.timer()
                            .after(
                                    total,
                                    () ->
                                            ending.end(sent ->
                                                    new OutboundException.TimedOut(
                                                            origin, sent, TimeLimit.TOTAL, total)));
            ending.limitedBy(running);
        }
    }

    /**
     * Ends the call, whether it waits for the response or its body is being read; without effect
     * once it is over. Its connection is closed.
     */
    public void cancel() {
        Origin origin = request.url().origin();
        ending.end(sent -> new OutboundException.Cancelled(origin, sent));
    }
}
