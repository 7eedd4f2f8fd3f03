package dev.switchboard.testkit.client;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts the parts of text messages together. Its WebSocket calls it, on one thread at a time. */
public abstract class TextListener implements WebSocket.Listener {

    private final StringBuilder part = new StringBuilder();

    /** A message has come. */
    protected abstract void received(String text);

    @Override
    public final @Nullable CompletionStage<?> onText(
            WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }
}
