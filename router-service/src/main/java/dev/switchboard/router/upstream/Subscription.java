package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.channel.Inbound;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that stays open for notifications (MCP 2026-07-28, Subscriptions). A virtual thread
 * waits for its end.
 */
final class Subscription {

    private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

    private final NotificationFilter filter;
    private final ConnectionListener listener;
    private final CompletableFuture<NotificationFilter> granted = new CompletableFuture<>();
    private final long beganAt = System.nanoTime();
    private volatile @Nullable Thread thread;
    private volatile boolean open = true;

    /** Makes the request, and waits for its response. */
    interface Requests {
        void listen(ObjectNode params, Inbound messages)
                throws ChannelException, InterruptedException;
    }

    /**
     * @param listener receives its notifications
     */
    Subscription(NotificationFilter filter, ConnectionListener listener) {
        this.filter = filter;
        this.listener = listener;
    }

    /**
     * Begins.
     *
     * @param onEnd runs when it has ended
     */
    void start(Requests requests, Runnable onEnd) {
        Thread next =
                Thread.ofVirtual().name("mcp-subscription").unstarted(() -> run(requests, onEnd));
        thread = next;
        next.start();
    }

    NotificationFilter filter() {
        return filter;
    }

    boolean isOpen() {
        return open;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - beganAt);
    }

    /**
     * Waits until the server has acknowledged it.
     *
     * @return what it grants
     * @throws ChannelException when it does not; of the kind {@code UNSUPPORTED} when it has none
     */
    NotificationFilter awaitGranted(Duration patience)
            throws ChannelException, InterruptedException {
        try {
            return granted.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ChannelException(Kind.TIMEOUT, "it acknowledges no subscription");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ChannelException why) {
                throw why;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    void end() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run(Requests requests, Runnable onEnd) {
        ChannelException why = new ChannelException(Kind.BROKEN, "it ended the subscription");
        try {
            ObjectNode params = Json.MAPPER.createObjectNode();
            params.set("notifications", filter.json());
            requests.listen(params, this::receive);
        } catch (McpException e) {
            boolean unknown = e.code() == ErrorCode.METHOD_NOT_FOUND.code();
            why = new ChannelException(unknown ? Kind.UNSUPPORTED : Kind.REFUSED, e.message());
        } catch (ChannelException e) {
            why = e;
        } catch (InterruptedException e) {
            // ended here
        } finally {
            open = false;
            granted.completeExceptionally(why);
            onEnd.run();
        }
    }

    private void receive(JsonRpcMessage message) {
        if (message instanceof Notification notification) {
            if (notification.method().equals(ACKNOWLEDGED)) {
                granted.complete(
                        NotificationFilter.read(notification.params().path("notifications")));
            } else {
                listener.notified(notification);
            }
        }
    }
}
