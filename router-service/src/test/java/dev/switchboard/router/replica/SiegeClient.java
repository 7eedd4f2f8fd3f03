package dev.switchboard.router.replica;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.SessionClient;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client that calls a tool in its session, by way of each replica in turn, and judges every
 * answer. It begins a new session where the old one is gone.
 */
final class SiegeClient implements Runnable {

    /** What all clients have in common. */
    static final class Field {

        final McpClient victim;
        final McpClient survivor;
        final String tool;
        final Queue<String> faults;
        final CountDownLatch over = new CountDownLatch(1);
        private volatile @Nullable Long killedAt;

        Field(McpClient victim, McpClient survivor, String tool, Queue<String> faults) {
            this.victim = victim;
            this.survivor = survivor;
            this.tool = tool;
            this.faults = faults;
        }

        /** The victim is about to be killed. */
        void killing() {
            killedAt = System.nanoTime();
        }
    }

    private static final long PAUSE_MILLIS = 200;

    private final Field field;
    private final String name;
    private final boolean ofVictim;
    private SessionClient session;
    private volatile int answered;
    private volatile @Nullable Duration recovery;

    /**
     * @param ofVictim whether its session is one of the replica that will be killed
     */
    SiegeClient(Field field, String name, boolean ofVictim) {
        this.field = field;
        this.name = name;
        this.ofVictim = ofVictim;
        this.session = begin(ofVictim ? field.victim : field.survivor);
    }

    private static SessionClient begin(McpClient at) {
        return SessionClient.begin(at, "2025-06-18", "{}");
    }

    boolean isOfVictim() {
        return ofVictim;
    }

    /** How many calls were answered rightly. */
    int answered() {
        return answered;
    }

    /** How long after the kill its session was known to be gone; null until it is. */
    @Nullable Duration recovery() {
        return recovery;
    }

    @Override
    public void run() {
        try {
            for (int turn = 0; !field.over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); turn++) {
                boolean atVictim = field.killedAt == null && turn % 2 == 0;
                call(name + "-" + turn, atVictim);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            field.faults.add(name + ": " + e);
        }
    }

    private void call(String text, boolean atVictim) {
        ObjectNode call = SessionClient.call(field.tool);
        ((ObjectNode) call.at("/params/arguments")).put("text", text);
        Answer answer;
        try {
            answer = session.through(atVictim ? field.victim : field.survivor).send(call);
        } catch (AssertionError e) {
            if (!atVictim || field.killedAt == null) {
                field.faults.add(text + ": " + e.getCause());
            }
            return;
        }
        judge(answer, text, atVictim);
    }

    private void judge(Answer answer, String text, boolean atVictim) {
        Long killed = field.killedAt;
        boolean mayFail = killed != null && (atVictim || (ofVictim && recovery == null));
        JsonNode json = answer.response().body().isEmpty() ? null : answer.json();
        String found = json == null ? "" : json.at("/result/content/0/text").asString("");
        if (answer.status() == 200 && found.equals(text)) {
            answered++;
        } else if (mayFail && answer.status() == 404 && !atVictim) {
            recovery = Duration.ofNanos(System.nanoTime() - killed);
            session = begin(field.survivor);
        } else if (!mayFail || !isAdmittedFailure(answer, json)) {
            field.faults.add(
                    "%s: %d %s".formatted(text, answer.status(), answer.response().body()));
        }
    }

    /** It is to be tried again, or its outcome is said to be unknown. */
    private static boolean isAdmittedFailure(Answer answer, @Nullable JsonNode json) {
        return answer.status() == 503
                || (json != null && json.at("/error/data/outcome").asString("").equals("unknown"));
    }
}
