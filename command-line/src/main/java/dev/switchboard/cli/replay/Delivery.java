package dev.switchboard.cli.replay;

import dev.switchboard.cli.rest.Answer;
import dev.switchboard.cli.rest.UpdateClient;
import dev.switchboard.cli.retry.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends an update until the server has judged it or patience is at an end. The idempotency key, the
 * same on every try, makes sure that it counts once. Thread-safe.
 *
 * @param keyPrefix followed by {@code :<line>} it is the idempotency key
 * @param patience how long to go on trying
 * @param backoffs makes the waits of one update
 * @param onTrouble is told why an update has to be sent again
 */
record Delivery(
        UpdateClient client,
        String keyPrefix,
        Duration patience,
        Supplier<Backoff> backoffs,
        Consumer<String> onTrouble) {

    /** Waits for the outcome; {@code Busy} and {@code Unreachable} mean that it was given up. */
    Answer deliver(Row.Update update) throws InterruptedException {
        long start = System.nanoTime();
        byte[] json = update.json().getBytes(StandardCharsets.UTF_8);
        Backoff backoff = backoffs.get();
        while (true) {
            Answer answer = client.update(json, keyPrefix + ":" + update.line());
            Duration wait;
            switch (answer) {
                case Answer.Accepted _, Answer.Refused _, Answer.Foreign _ -> {
                    return answer;
                }
                case Answer.Busy(_, String detail, Duration retryAfter) -> {
                    onTrouble.accept(detail);
                    wait = retryAfter;
                }
                case Answer.Unreachable(String why) -> {
                    onTrouble.accept(why);
                    wait = Duration.ZERO;
                }
            }
            // On top of what the server asked for, so that not all come back at that instant.
            wait = wait.plus(backoff.next());
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            if (spent.plus(wait).compareTo(patience) > 0) {
                return answer;
            }
            Thread.sleep(wait);
        }
    }
}
