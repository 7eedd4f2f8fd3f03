package dev.switchboard.router.upstream.channel;

import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A request that waits for its response. One thread waits, any thread delivers. */
final class PendingRequest {

    /** Messages that wait for the request's thread; a server that sends more loses the newest. */
    private static final int MOST_WAITING = 256;

    private final OutgoingRequest request;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Deque<JsonRpcMessage> arrived = new ArrayDeque<>();
    private @Nullable Response response;
    private @Nullable ChannelException failure;

    PendingRequest(OutgoingRequest request) {
        this.request = request;
    }

    OutgoingRequest request() {
        return request;
    }

    /** Delivers a message that belongs to the request; false if too many wait already. */
    boolean deliver(JsonRpcMessage message) {
        lock.lock();
        try {
            if (message instanceof Response answer) {
                response = answer;
            } else if (arrived.size() < MOST_WAITING) {
                arrived.add(message);
            } else {
                return false;
            }
            something.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void fail(ChannelException why) {
        lock.lock();
        try {
            failure = why;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the response, and hands on what comes before it.
     *
     * @throws ChannelException when there is none
     */
    Response await(Inbound inbound) throws ChannelException, InterruptedException {
        long end = System.nanoTime() + request.total().toNanos();
        while (true) {
            long left = end - System.nanoTime();
            JsonRpcMessage next = next(Math.min(left, request.idle().toNanos()));
            if (next == null) {
                throw left <= request.idle().toNanos()
                        ? timeout("its response took more than %s s", request.total())
                        : timeout("it sent nothing for %s s", request.idle());
            }
            if (next instanceof Response answer) {
                return answer;
            }
            inbound.receive(next);
        }
    }

    private static ChannelException timeout(String message, Duration after) {
        return new ChannelException(Kind.TIMEOUT, message.formatted(after.toMillis() / 1000.0));
    }

    private @Nullable JsonRpcMessage next(long nanos)
            throws ChannelException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (arrived.isEmpty() && response == null && failure == null && left > 0) {
                left = something.awaitNanos(left);
            }
            JsonRpcMessage message = arrived.poll();
            if (message != null) {
                return message;
            }
            if (response == null && failure != null) {
                throw failure;
            }
            return response;
        } finally {
            lock.unlock();
        }
    }
}
