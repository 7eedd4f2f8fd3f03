package dev.switchboard.client.rest;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer; empty, and left unread, where it is longer than it may be: it may be a
 * stream that never ends. Called by threads of the HTTP client, one at a time.
 */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> body;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final int longest;
    private Flow.@Nullable Subscription subscription;

    /**
     * @param body is completed with it, on a thread of the HTTP client
     * @param longest in bytes; of 0 the body is left unread whatever its length
     */
    LimitedBody(CompletableFuture<byte[]> body, int longest) {
        this.body = body;
        this.longest = longest;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription all) {
        subscription = all;
        if (longest == 0) {
            leave();
        } else {
            all.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (part.remaining() > longest - read.size()) {
                leave();
                return;
            }
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            read.writeBytes(bytes);
        }
    }

    private void leave() {
        if (subscription != null) {
            subscription.cancel();
        }
        body.complete(new byte[0]);
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(read.toByteArray());
    }
}
